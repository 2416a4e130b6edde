package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.fmt.text.ByteOrder;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The operators that ask which of two comes first. */
public enum Order {
    LESS("<"),
    MORE(">"),
    LESS_OR_EQUAL("<="),
    MORE_OR_EQUAL(">=");

    private final String sign;

    Order(String sign) {
        this.sign = sign;
    }

    private boolean holds(int comparison) {
        return switch (this) {
            case LESS -> comparison < 0;
            case MORE -> comparison > 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case MORE_OR_EQUAL -> comparison >= 0;
        };
    }

    private boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case MORE -> left > right;
            case LESS_OR_EQUAL -> left <= right;
            case MORE_OR_EQUAL -> left >= right;
        };
    }

    public boolean of(@Nullable Object left, @Nullable Object right, Evaluation evaluation) throws EvaluationFailure {
        if (left != null && right != null) {
            if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
                return holds(Long.compare(Numbers.integer(left), Numbers.integer(right)));
            }
            if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
                return holds(Numbers.real(left), Numbers.real(right));
            }
            if (left instanceof String a && right instanceof String b) {
                evaluation.reads(Math.min(a.length(), b.length()));
                return holds(ByteOrder.BY_BYTES.compare(a, b));
            }
            if (left instanceof ZonedDateTime a && right instanceof ZonedDateTime b) {
                return holds(a.toInstant().compareTo(b.toInstant()));
            }
            if (left instanceof Duration a && right instanceof Duration b) {
                return holds(a.compareTo(b));
            }
        }
        throw new EvaluationFailure(
                "invalid operation: " + GoFormat.typeName(left) + " " + sign + " " + GoFormat.typeName(right));
    }
}
