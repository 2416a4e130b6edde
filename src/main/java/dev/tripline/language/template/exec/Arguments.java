package dev.tripline.language.template.exec;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoType;
import dev.tripline.language.function.GoTyped;
import dev.tripline.language.template.builtin.Special;
import dev.tripline.language.template.tree.Number;
import dev.tripline.language.template.tree.Operand;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes arguments fit the types of parameters: constants take the type that is wanted, values must have it. */
final class Arguments {
    private final Evaluation evaluation;

    Arguments(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Nullable
    Object fit(Operand word, GoType type, @Nullable Object dot) throws EvaluationFailure {
        return switch (word) {
            case Operand.Nil nil -> nil(type, "cannot assign nil to " + name(type));
            case Operand.Constant constant when type != GoType.ANY -> constant(constant.number(), type);
            case Operand.Bool truth
            when type != GoType.ANY && type != GoType.BOOL -> throw expected(type, String.valueOf(truth.value()));
            case Operand.Text text when type != GoType.ANY && type != GoType.STRING -> throw expected(type, "a string");
            default -> fit(evaluation.operand(word, dot), type);
        };
    }

    private static Object constant(Number number, GoType type) throws EvaluationFailure {
        boolean integer = type == GoType.INT || type == GoType.INT64 || type == GoType.DURATION;
        if (integer && number.whole().isPresent()) {
            long value = number.whole().getAsLong();
            return type == GoType.INT ? value : type == GoType.INT64 ? new GoInt64(value) : Duration.ofNanos(value);
        }
        if (type == GoType.FLOAT64 && number.real().isPresent()) {
            return number.real().getAsDouble();
        }
        throw expected(type, number.text());
    }

    private static EvaluationFailure expected(GoType type, String found) {
        return new EvaluationFailure("expected " + name(type) + "; found " + found);
    }

    static @Nullable Object fit(@Nullable Object value, GoType type) throws EvaluationFailure {
        if (value == Special.MISSING) {
            return nil(type, "invalid value; expected " + name(type));
        }
        if (!fits(value, type)) {
            throw new EvaluationFailure(
                    "wrong type for value; expected " + name(type) + "; got " + GoFormat.typeName(value));
        }
        return value;
    }

    /** Only an interface, a list or a map can be nil. */
    private static @Nullable Object nil(GoType type, String otherwise) throws EvaluationFailure {
        if (type == GoType.ANY || type == GoType.LIST || type == GoType.MAP) {
            return null;
        }
        throw new EvaluationFailure(otherwise);
    }

    private static boolean fits(@Nullable Object value, GoType type) {
        return switch (type) {
            case ANY -> true;
            case BOOL -> value instanceof Boolean;
            case STRING -> value instanceof String;
            case INT -> value instanceof Long;
            case INT64 -> value instanceof GoInt64;
            case FLOAT64 -> value instanceof Double;
            case LIST -> value instanceof List && !(value instanceof GoTyped);
            case MAP -> value instanceof Map && !(value instanceof GoTyped);
            case TIME -> value instanceof ZonedDateTime;
            case DURATION -> value instanceof Duration;
        };
    }

    private static String name(GoType type) {
        return switch (type) {
            case ANY -> "interface {}";
            case LIST -> "[]interface {}";
            case MAP -> "map[string]interface {}";
            case TIME -> "time.Time";
            case DURATION -> "time.Duration";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
