package dev.tripline.language.expr.compile;

import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What operators take and give. */
final class OperatorTypes {
    private static final Predicate<StaticType> NUMBER = StaticType::isNumber;
    private static final Predicate<StaticType> STRING = Plain.STRING::equals;
    private static final Predicate<StaticType> TIME = Plain.TIME::equals;
    private static final Predicate<StaticType> DURATION = Plain.DURATION::equals;

    private OperatorTypes() {}

    /** Null when it cannot be. */
    static @Nullable StaticType unary(String operator, StaticType operand) {
        if (operator.equals("not")) {
            return operand.canBeBool() ? Plain.BOOL : null;
        }
        return operand.isNumber() || operand.isAny() ? operand : null;
    }

    /**
     * Null when it cannot be.
     *
     * @param item of the right one, if it is an array literal of one kind
     */
    static @Nullable StaticType binary(String operator, StaticType left, StaticType right, @Nullable StaticType item) {
        return switch (operator) {
            case "==", "!=" -> when(left.isComparableWith(right), Plain.BOOL);
            case "or", "and" -> when(both(Plain.BOOL::equals, left, right), Plain.BOOL);
            case "<", ">", ">=", "<=" ->
                when(both(NUMBER, left, right) || both(STRING, left, right) || both(TIME, left, right), Plain.BOOL);
            case "+" -> sum(left, right);
            case "-" -> difference(left, right);
            case "*" -> known(NUMBER, left, right) ? combined(left, right) : when(both(NUMBER, left, right), Plain.ANY);
            case "/", "**" -> when(both(NUMBER, left, right), Plain.FLOAT);
            case "%" ->
                known(StaticType::isInteger, left, right)
                        ? combined(left, right)
                        : when(both(StaticType::isInteger, left, right), Plain.ANY);
            case "in" -> when(canBeIn(left, right, item), Plain.BOOL);
            case "matches", "contains", "startsWith", "endsWith" -> when(both(STRING, left, right), Plain.BOOL);
            case ".." -> when(both(StaticType::isInteger, left, right), ListOf.INTS);
            case "??" -> coalesced(left, right);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static @Nullable StaticType when(boolean allowed, StaticType type) {
        return allowed ? type : null;
    }

    private static boolean known(Predicate<StaticType> suits, StaticType left, StaticType right) {
        return suits.test(left) && suits.test(right);
    }

    /** Each of them suits, or may. */
    private static boolean both(Predicate<StaticType> suits, StaticType left, StaticType right) {
        return (left.isAny() || suits.test(left)) && (right.isAny() || suits.test(right));
    }

    private static StaticType combined(StaticType left, StaticType right) {
        if (left.hasKindOf(right)) {
            return left;
        }
        return left == Plain.FLOAT || right == Plain.FLOAT ? Plain.FLOAT : Plain.INT;
    }

    private static @Nullable StaticType sum(StaticType left, StaticType right) {
        if (known(NUMBER, left, right)) {
            return combined(left, right);
        }
        if (known(STRING, left, right)) {
            return Plain.STRING;
        }
        if (TIME.test(left) && DURATION.test(right) || DURATION.test(left) && TIME.test(right)) {
            return Plain.TIME;
        }
        boolean possible = (left.isAny() || right.isAny())
                && both(NUMBER.or(STRING).or(TIME).or(DURATION), left, right);
        return when(possible, Plain.ANY);
    }

    private static @Nullable StaticType difference(StaticType left, StaticType right) {
        if (known(NUMBER, left, right)) {
            return combined(left, right);
        }
        if (known(TIME, left, right)) {
            return Plain.DURATION;
        }
        if (TIME.test(left) && DURATION.test(right)) {
            return Plain.TIME;
        }
        return when((left.isAny() || right.isAny()) && both(NUMBER.or(TIME), left, right), Plain.ANY);
    }

    private static boolean canBeIn(StaticType left, StaticType right, @Nullable StaticType item) {
        return switch (right) {
            case MapOf map -> left.isNil() || left.isAny() || left.isAssignableTo(map.key());
            case ListOf list ->
                left.isNil() || left.isComparableWith(list.item()) && (item == null || left.isComparableWith(item));
            case Plain plain ->
                switch (plain) {
                    case ANY -> true;
                    case TIME -> left.isAny() || left == Plain.STRING;
                    case STRING -> left.isAny();
                    default -> false;
                };
        };
    }

    static StaticType coalesced(StaticType left, StaticType right) {
        if (left.isNil()) {
            return right;
        }
        return right.isNil() || right.isAssignableTo(left) ? left : Plain.ANY;
    }

    static StaticType conditional(StaticType yes, StaticType no) {
        if (yes.isNil()) {
            return no;
        }
        return no.isNil() || yes.isAssignableTo(no) ? yes : Plain.ANY;
    }
}
