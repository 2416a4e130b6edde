package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoTyped;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about any value. */
public final class Values {
    private Values() {}

    /** nil, false, zero, or a text, list or dict with nothing in it. */
    public static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case Boolean truth -> !truth;
            case Long number -> number == 0;
            case GoInt64 number -> number.value() == 0;
            case GoByte number -> number.value() == 0;
            case GoEnum number -> number.value() == 0;
            case Double number -> number == 0;
            case GoComplex number -> number.real() == 0 && number.imaginary() == 0;
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Duration span -> span.isZero();
            default -> false;
        };
    }

    /** The name of reflect's Kind. */
    public static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "invalid";
            case List<?> list -> "slice";
            case Map<?, ?> map -> "map";
            case GoEnum number -> "int";
            case GoTyped typed -> typed.goType().startsWith("*") ? "ptr" : "struct";
            case ZonedDateTime time -> "struct";
            case Duration span -> "int64";
            default -> GoFormat.typeName(value);
        };
    }

    /** As text, for functions that take anything for a text. */
    public static String text(@Nullable Object value) throws EvaluationFailure {
        return GoFormat.print(value);
    }

    /** One text for each item, without nils; a value that is no list gives one. */
    public static List<String> texts(@Nullable Object value) throws EvaluationFailure {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(text(value));
        }
        Limits.items(list.size());
        List<String> texts = new ArrayList<>(list.size());
        for (Object item : list) {
            if (item != null) {
                texts.add(text(item));
            }
        }
        return texts;
    }

    /**
     * A slice of whatever type.
     *
     * @param verb what cannot be done with anything else, for the message
     */
    public static List<? extends @Nullable Object> list(@Nullable Object value, String verb) throws EvaluationFailure {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new EvaluationFailure("cannot " + verb + " type " + kind(value));
    }
}
