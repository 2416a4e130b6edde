package dev.tripline.source.resource;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Which objects count; all of it must hold (source specification 6).
 *
 * @param labels looked at by the API server
 * @param fields paths into the object, and patterns
 * @param createdBy the latest moment of creation
 * @param afterStart only what happens after the listener started
 */
@RegisterForReflection
public record ResourceFilter(
        String prefix, List<Selector> labels, List<Selector> fields, Optional<String> createdBy, boolean afterStart)
        implements Checked {
    /** A condition on a label or a field. Argo Events does not look at the operation when it validates. */
    @RegisterForReflection
    public record Selector(String key, String operation, String value) implements Checked {
        @Override
        public void check(Complaints complaints) {
            complaints.when(key.isEmpty(), "key", "key can't be empty for selector");
        }
    }

    @Override
    public void check(Complaints complaints) {
        complaints.in("labels", labels).in("fields", fields);
        try {
            createdBy.ifPresent(OffsetDateTime::parse);
        } catch (DateTimeParseException e) {
            complaints.when(true, "createdBy", "want a time such as 2026-01-31T12:00:00Z");
        }
    }
}
