package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Position;
import dev.tripline.source.HookConfig;
import dev.tripline.source.SourceKind;
import dev.tripline.source.WebhookContext;
import java.util.Optional;

/**
 * One event of an event source, ready to be served: its kind and the configuration made for that kind.
 *
 * @param config an instance of {@code kind.config()}
 * @param path the object path, for problems
 */
public record SourceBinding(Origin origin, SourceKind<?> kind, Record config, Position at, String path) {
    public SourceBinding {
        if (!kind.config().isInstance(config)) {
            throw new IllegalArgumentException(
                    kind.key() + " takes " + kind.config().getName() + ", not " + config.getClass());
        }
    }

    /** Whether nothing changes for the outside; where it stands in a file does not matter. */
    boolean sameAs(SourceBinding other) {
        return origin.equals(other.origin) && kind.key().equals(other.kind.key()) && config.equals(other.config);
    }

    /** Where a hook is served; empty for listeners. */
    Optional<WebhookContext> served() {
        return config instanceof HookConfig hook ? Optional.of(hook.webhook()) : Optional.empty();
    }
}
