package dev.tripline.source.resource;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Which objects count; all of it must hold (source specification 6). */
@RegisterForReflection
@Means("Which objects count.")
public record ResourceFilter(
        @Means("how the object's name must begin") String prefix,

        @Means("conditions on labels, which the API server looks at")
        List<Selector> labels,

        @Means("conditions on fields: paths into the object, and RE2 expressions as values")
        List<Selector> fields,

        @Means("the latest moment of creation, RFC 3339") Optional<String> createdBy,

        @Means("only what happens after the listener has started")
        boolean afterStart)
        implements Checked {
    /** A condition on a label or a field. Argo Events does not look at the operation when it validates. */
    @RegisterForReflection
    @Means("A condition on a label or a field.")
    public record Selector(
            @Means("of the label, or the path of the field") String key,

            @Means("=, ==, != and for labels in, notin, exists, !, gt, lt; not checked when it is loaded")
            String operation,

            @Means("what it is compared with") String value)
            implements Checked {
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
