package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Access;
import dev.tripline.language.expr.value.Arithmetic;
import dev.tripline.language.expr.value.Equality;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.IntRange;
import dev.tripline.language.expr.value.Numbers;
import dev.tripline.language.expr.value.Order;
import dev.tripline.language.fmt.GoFormat;
import org.jspecify.annotations.Nullable;

/** What can be done with two values that are both there. */
public enum Operator {
    ADD(Arithmetic::add),
    SUBTRACT((left, right, evaluation) -> Arithmetic.subtract(left, right)),
    MULTIPLY((left, right, evaluation) -> Arithmetic.multiply(left, right)),
    DIVIDE((left, right, evaluation) -> Arithmetic.divide(left, right)),
    MODULO((left, right, evaluation) -> Arithmetic.modulo(left, right)),
    POWER((left, right, evaluation) -> Arithmetic.power(left, right)),
    EQUAL(Equality::of),
    NOT_EQUAL((left, right, evaluation) -> !Equality.of(left, right, evaluation)),
    /** Of what is known to be ints, but may be nil, which is a failure. */
    EQUAL_INTS((left, right, evaluation) -> both(Long.class, left, right) && left != null && left.equals(right)),
    EQUAL_TEXTS((left, right, evaluation) -> both(String.class, left, right) && Equality.of(left, right, evaluation)),
    LESS(Order.LESS::of),
    MORE(Order.MORE::of),
    LESS_OR_EQUAL(Order.LESS_OR_EQUAL::of),
    MORE_OR_EQUAL(Order.MORE_OR_EQUAL::of),
    IN(Access::isIn),
    RANGE(Operator::range),
    MATCHES((left, right, evaluation) -> {
        String text = text(left);
        return evaluation.matches(evaluation.pattern(text(right)), text);
    }),
    CONTAINS((left, right, evaluation) ->
            read(left, right, evaluation) && text(left).contains(text(right))),
    STARTS((left, right, evaluation) ->
            read(left, right, evaluation) && text(left).startsWith(text(right))),
    ENDS((left, right, evaluation) ->
            read(left, right, evaluation) && text(left).endsWith(text(right)));

    @FunctionalInterface
    private interface Body {
        Object apply(@Nullable Object left, @Nullable Object right, Evaluation evaluation) throws EvaluationFailure;
    }

    private final Body body;

    Operator(Body body) {
        this.body = body;
    }

    Object apply(@Nullable Object left, @Nullable Object right, Evaluation evaluation) throws EvaluationFailure {
        return body.apply(left, right, evaluation);
    }

    static String text(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationFailure("expected a string, not " + GoFormat.typeName(value));
    }

    /** Pays for it. */
    private static boolean read(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        evaluation.reads((long) text(left).length() + text(right).length());
        return true;
    }

    private static boolean both(Class<?> type, @Nullable Object left, @Nullable Object right) throws EvaluationFailure {
        if (!type.isInstance(left) || !type.isInstance(right)) {
            throw new EvaluationFailure(
                    "cannot compare " + GoFormat.typeName(left) + " with " + GoFormat.typeName(right));
        }
        return true;
    }

    private static Object range(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        long first = Numbers.toInt(left);
        long size = IntRange.size(first, Numbers.toInt(right));
        evaluation.items(size);
        return new IntRange(first, (int) size);
    }
}
