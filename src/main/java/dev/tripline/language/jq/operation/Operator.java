package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Order;
import org.jspecify.annotations.Nullable;

/** The operators that take two values and give one. */
public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    /** {@code //} between two values that are there already, as in {@code //=}. */
    ALTERNATIVE("//");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    public @Nullable Object apply(@Nullable Object left, @Nullable Object right, Budget budget) {
        return switch (this) {
            case ADD -> Sum.add(left, right, budget);
            case SUBTRACT -> Sum.subtract(left, right, budget);
            case MULTIPLY -> Product.multiply(left, right, budget);
            case DIVIDE -> Product.divide(left, right, budget);
            case MODULO -> Product.modulo(left, right, budget);
            case EQUAL -> Order.same(left, right, budget);
            case NOT_EQUAL -> !Order.same(left, right, budget);
            case LESS -> Order.compare(left, right, budget) < 0;
            case LESS_OR_EQUAL -> Order.compare(left, right, budget) <= 0;
            case GREATER -> Order.compare(left, right, budget) > 0;
            case GREATER_OR_EQUAL -> Order.compare(left, right, budget) >= 0;
            case ALTERNATIVE -> Kinds.isTrue(left) ? left : right;
        };
    }
}
