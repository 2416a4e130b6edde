package dev.tripline.language.template.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.fmt.text.ByteOrder;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** eq and its kin: values compare only with values of their kind; nil and missing ones equal each other. */
final class Comparison {
    private Comparison() {}

    private enum Kind {
        NOTHING,
        BOOL,
        COMPLEX,
        /** Signed and unsigned. */
        INTEGER,
        FLOAT,
        STRING,
        LIST,
        MAP,
        OTHER;

        boolean isBasic() {
            return compareTo(BOOL) >= 0 && compareTo(STRING) <= 0;
        }
    }

    private static Kind kind(@Nullable Object value) {
        return switch (value) {
            case null -> Kind.NOTHING;
            case Special nothing -> Kind.NOTHING;
            case Boolean x -> Kind.BOOL;
            case String x -> Kind.STRING;
            case Double x -> Kind.FLOAT;
            case Long x -> Kind.INTEGER;
            case GoInt64 x -> Kind.INTEGER;
            case GoByte x -> Kind.INTEGER;
            case GoEnum x -> Kind.INTEGER;
            case Duration x -> Kind.INTEGER;
            case GoComplex x -> Kind.COMPLEX;
            case List<?> x -> Kind.LIST;
            case Map<?, ?> x -> Kind.MAP;
            default -> Kind.OTHER;
        };
    }

    private static long integer(Object value) {
        return switch (value) {
            case Long number -> number;
            case GoInt64 number -> number.value();
            case GoByte number -> number.value();
            case GoEnum number -> number.value();
            case Duration span -> span.toNanos();
            default -> throw new IllegalStateException("not an integer");
        };
    }

    /** Whether the first equals any of the others. */
    static boolean equalsAny(List<@Nullable Object> values) throws EvaluationFailure {
        if (values.size() < 2) {
            throw new EvaluationFailure("missing argument for comparison");
        }
        for (Object other : values.subList(1, values.size())) {
            if (equal(values.get(0), other)) {
                return true;
            }
        }
        return false;
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) throws EvaluationFailure {
        Kind kind = kind(a);
        Kind other = kind(b);
        if (a == null || b == null || kind == Kind.NOTHING || other == Kind.NOTHING) {
            return kind == other;
        }
        if (kind != other) {
            throw incompatible(a, b);
        }
        return switch (kind) {
            case INTEGER -> integer(a) == integer(b);
            case FLOAT -> (double) (Double) a == (double) (Double) b;
            case LIST, MAP ->
                throw new EvaluationFailure("values of type " + GoFormat.typeName(a) + " cannot be compared");
            default -> a.equals(b);
        };
    }

    private static EvaluationFailure incompatible(Object a, Object b) {
        return new EvaluationFailure(
                "incompatible types for comparison: " + GoFormat.typeName(a) + " and " + GoFormat.typeName(b));
    }

    static boolean less(@Nullable Object a, @Nullable Object b) throws EvaluationFailure {
        Kind kind = kind(a);
        Kind other = kind(b);
        if (a == null || b == null || !kind.isBasic() || !other.isBasic()) {
            throw new EvaluationFailure("invalid type for comparison");
        }
        if (kind != other) {
            throw incompatible(a, b);
        }
        return switch (kind) {
            case INTEGER -> integer(a) < integer(b);
            case FLOAT -> ((Double) a) < ((Double) b);
            case STRING -> ByteOrder.BY_BYTES.compare((String) a, (String) b) < 0;
            default -> throw new EvaluationFailure("invalid type for comparison");
        };
    }

    static boolean lessOrEqual(@Nullable Object a, @Nullable Object b) throws EvaluationFailure {
        return less(a, b) || equal(a, b);
    }
}
