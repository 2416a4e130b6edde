package dev.tripline.source.registration;

import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import java.util.Optional;

/** A config record of a {@link RegisteredHook}. */
public interface RegisteredConfig extends HookConfig {
    /** Whether the hooks go when the event is no longer served. */
    boolean deleteHookOnFinish();

    /** Whether the manifest says at which address a provider reaches the hook: without it nothing is registered. */
    static boolean isReachable(Optional<WebhookContext> served) {
        return served.map(context -> !context.url().isEmpty()).orElse(false);
    }
}
