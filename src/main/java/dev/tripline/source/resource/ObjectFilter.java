package dev.tripline.source.resource;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.Path;
import dev.tripline.language.path.PathValue;
import dev.tripline.language.regex.UserPattern;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ResourceFilter}, compiled: all of it must hold, in Argo Events' order (source specification 6). Its labels are the API
 * server's. Immutable.
 */
final class ObjectFilter {
    private record Field(Path path, Optional<Pattern> pattern, String operation) {
        boolean fits(Json object) {
            PathValue value = path.in(object);
            if (!value.exists() || pattern.isEmpty()) {
                return false;
            }
            boolean found = pattern.get()
                    .matcher(value.type() == PathValue.Type.STRING ? value.string() : "")
                    .find();
            return switch (operation) {
                case "=", "==" -> found;
                case "!=" -> !found;
                default -> false;
            };
        }
    }

    private final String prefix;
    private final boolean afterStart;
    private final Optional<Instant> createdBy;
    private final List<Field> fields;

    private ObjectFilter(String prefix, boolean afterStart, Optional<Instant> createdBy, List<Field> fields) {
        this.prefix = prefix;
        this.afterStart = afterStart;
        this.createdBy = createdBy;
        this.fields = fields;
    }

    static ObjectFilter of(ResourceFilter filter) {
        List<Field> fields = new ArrayList<>();
        for (ResourceFilter.Selector field : filter.fields()) {
            fields.add(new Field(Path.compile(field.key()), pattern(field.value()), field.operation()));
        }
        return new ObjectFilter(
                filter.prefix(),
                filter.afterStart(),
                filter.createdBy().map(text -> OffsetDateTime.parse(text).toInstant()),
                List.copyOf(fields));
    }

    private static Optional<Pattern> pattern(String regex) {
        try {
            return Optional.of(UserPattern.compile(regex));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * @param object as it is now; of one that is gone, as it was last
     * @param json the same
     * @param start when the listener began
     * @param now the time of a deletion that nobody wrote down
     */
    boolean passes(Change.Type type, GenericKubernetesResource object, Json json, Instant start, Instant now) {
        ObjectMeta metadata = object.getMetadata();
        Instant created = time(metadata.getCreationTimestamp()).orElse(Instant.EPOCH);
        return String.valueOf(metadata.getName()).startsWith(prefix)
                && !(afterStart && at(type, metadata, created, now).isBefore(start))
                && !createdBy.filter(created::isAfter).isPresent()
                && fields.stream().allMatch(field -> field.fits(json));
    }

    /** When it happened, as far as the object says. */
    private static Instant at(Change.Type type, ObjectMeta metadata, Instant created, Instant now) {
        return switch (type) {
            case ADD -> created;
            case DELETE -> time(metadata.getDeletionTimestamp()).orElse(now);
            case UPDATE -> updated(metadata, created);
        };
    }

    private static Instant updated(ObjectMeta metadata, Instant created) {
        Instant latest = created;
        for (ManagedFieldsEntry entry : metadata.getManagedFields()) {
            Instant one = "Update".equals(entry.getOperation())
                    ? time(entry.getTime()).orElse(latest)
                    : latest;
            latest = one.isAfter(latest) ? one : latest;
        }
        return latest;
    }

    private static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
