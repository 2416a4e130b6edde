package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoTyped;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, as the declared types promise them. */
public record Arguments(List<@Nullable Object> values, World world) {
    public int count() {
        return values.size();
    }

    public @Nullable Object any(int index) {
        return values.get(index);
    }

    /** The arguments from that one on. */
    public List<@Nullable Object> from(int index) {
        return values.subList(Math.min(index, values.size()), values.size());
    }

    public String text(int index) throws EvaluationFailure {
        return values.get(index) instanceof String text ? text : wrong(index, "string");
    }

    public long integer(int index) throws EvaluationFailure {
        return values.get(index) instanceof Long number ? number : wrong(index, "int");
    }

    public double real(int index) throws EvaluationFailure {
        return values.get(index) instanceof Double number ? number : wrong(index, "float64");
    }

    public boolean truth(int index) throws EvaluationFailure {
        return values.get(index) instanceof Boolean truth ? truth : wrong(index, "bool");
    }

    public ZonedDateTime time(int index) throws EvaluationFailure {
        return values.get(index) instanceof ZonedDateTime time ? time : wrong(index, "time.Time");
    }

    /** A {@code map[string]interface {}}; nil is an empty one that cannot be changed. */
    public Map<String, @Nullable Object> map(int index) throws EvaluationFailure {
        Object value = values.get(index);
        if (value == null) {
            return Collections.emptyMap();
        }
        return value instanceof Map<?, ?> map && !(value instanceof GoTyped)
                ? Dicts.typed(map)
                : wrong(index, "map[string]interface {}");
    }

    /** A {@code []interface {}}; nil is an empty one. */
    public List<? extends @Nullable Object> list(int index) throws EvaluationFailure {
        Object value = values.get(index);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list && !(value instanceof GoTyped) ? list : wrong(index, "[]interface {}");
    }

    private <T> T wrong(int index, String expected) throws EvaluationFailure {
        throw new EvaluationFailure(
                "wrong type for value; expected " + expected + "; got " + GoFormat.typeName(values.get(index)));
    }
}
