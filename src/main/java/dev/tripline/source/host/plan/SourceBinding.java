package dev.tripline.source.host.plan;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Position;
import dev.tripline.source.Hook;
import dev.tripline.source.HookConfig;
import dev.tripline.source.Listener.Scheduled;
import dev.tripline.source.SourceKind;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.host.filter.EventFilter;
import java.util.Optional;

/**
 * One event of an event source, ready to be served: its kind and the configuration made for that kind.
 *
 * @param config an instance of {@code kind.config()}
 * @param filter which payloads pass; empty: all
 * @param path the object path, for problems
 * @param account the service account of the event source; empty for the namespace's default one
 */
public record SourceBinding(
        Origin origin,
        SourceKind<?> kind,
        Record config,
        Optional<Filter> filter,
        Position at,
        String path,
        String account) {
    /** An event's filter, and what it was compiled from. */
    public record Filter(String expression, EventFilter compiled) {}

    public SourceBinding {
        if (!kind.config().isInstance(config)) {
            throw new IllegalArgumentException(
                    kind.key() + " takes " + kind.config().getName() + ", not " + config.getClass());
        }
    }

    /** Whether nothing changes for the outside; where it stands in a file does not matter. */
    public boolean sameAs(SourceBinding other) {
        return origin.equals(other.origin)
                && kind.key().equals(other.kind.key())
                && config.equals(other.config)
                && account.equals(other.account)
                && filter.map(Filter::expression).equals(other.filter.map(Filter::expression));
    }

    /** Where a hook is served; empty for listeners, and for kinds that are not served. */
    public Optional<WebhookContext> served() {
        return kind instanceof Hook && config instanceof HookConfig hook
                ? Optional.of(hook.webhook())
                : Optional.empty();
    }

    /** Its schedule; empty for kinds that know nothing beforehand. */
    public Optional<BoundSchedule<?>> schedule() {
        return kind instanceof Scheduled<?> scheduled
                ? Optional.of(BoundSchedule.of(scheduled, config))
                : Optional.empty();
    }
}
