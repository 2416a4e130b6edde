package dev.tripline.language.expr.call;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Conversion;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoType;
import dev.tripline.language.function.GoTyped;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls functions as Go's reflection does: number and types of the arguments must be right, nothing is converted. */
public final class Invocation {
    private static final int STEPS = 100;

    private Invocation() {}

    /**
     * @throws EvaluationFailure also when it is no function
     */
    public static @Nullable Object of(
            @Nullable Object function, List<@Nullable Object> arguments, Evaluation evaluation)
            throws EvaluationFailure {
        if (!(function instanceof GoFunction callee)) {
            throw new EvaluationFailure("cannot call " + GoFormat.typeName(function));
        }
        check(callee, arguments);
        evaluation.steps(STEPS);
        if (callee.body() instanceof Unconverted body) {
            return body.call(arguments, evaluation);
        }
        List<@Nullable Object> converted = new ArrayList<>(arguments.size());
        for (Object argument : arguments) {
            converted.add(Conversion.ARGUMENT.of(argument, evaluation));
        }
        return paid(called(callee, converted, evaluation), evaluation);
    }

    /** What a function of another part of the house throws beside failures is a failure of this evaluation only. */
    private static @Nullable Object called(GoFunction callee, List<@Nullable Object> arguments, Evaluation evaluation)
            throws EvaluationFailure {
        try {
            return callee.body().call(arguments, evaluation.world());
        } catch (RuntimeException e) {
            throw new EvaluationFailure("the function failed: " + e.getClass().getSimpleName());
        }
    }

    private static @Nullable Object paid(@Nullable Object result, Evaluation evaluation) throws EvaluationFailure {
        switch (result) {
            case String text -> evaluation.text(text.length());
            case List<?> list -> evaluation.items(list.size());
            case Map<?, ?> map -> evaluation.items(map.size());
            case null, default -> {}
        }
        return result;
    }

    private static void check(GoFunction callee, List<@Nullable Object> arguments) throws EvaluationFailure {
        List<GoType> parameters = callee.parameters();
        int fixed = callee.variadic() ? parameters.size() - 1 : parameters.size();
        if (arguments.size() < fixed || arguments.size() > fixed && !callee.variadic()) {
            throw new EvaluationFailure("the function takes " + fixed + " arguments, not " + arguments.size());
        }
        for (int i = 0; i < arguments.size(); i++) {
            GoType wanted = parameters.get(Math.min(i, parameters.size() - 1));
            if (!fits(arguments.get(i), wanted)) {
                throw new EvaluationFailure(
                        "the function cannot take " + GoFormat.typeName(arguments.get(i)) + " as argument " + (i + 1));
            }
        }
    }

    private static boolean fits(@Nullable Object argument, GoType wanted) {
        return switch (wanted) {
            case ANY -> true;
            case BOOL -> argument instanceof Boolean;
            case STRING -> argument instanceof String;
            case INT -> argument instanceof Long;
            case INT64 -> argument instanceof GoInt64;
            case FLOAT64 -> argument instanceof Double;
            case LIST -> argument instanceof List;
            case MAP -> argument instanceof Map && !(argument instanceof GoTyped);
            case TIME -> argument instanceof ZonedDateTime;
            case DURATION -> argument instanceof Duration;
        };
    }
}
