package dev.tripline.source;

/** A config record of a {@link Hook}: it says where the hook is served. */
public interface HookConfig {
    WebhookContext webhook();
}
