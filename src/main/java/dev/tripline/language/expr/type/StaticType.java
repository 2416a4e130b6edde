package dev.tripline.language.expr.type;

/** A Go type as the checker knows it. Everything of the environment is {@link Plain#ANY}. */
public sealed interface StaticType {
    /** Types without parts. */
    enum Plain implements StaticType {
        ANY("any value"),
        NIL("nil"),
        BOOL("a bool"),
        INT("an int"),
        FLOAT("a float"),
        STRING("a string"),
        FUNCTION("a function"),
        TIME("a time"),
        /** Of Go's kind int64, and so a number to the checker. */
        DURATION("a duration"),
        INT64("an int64"),
        /** Of Go's kind int. */
        MONTH("a month"),
        WEEKDAY("a weekday");

        private final String words;

        Plain(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    record ListOf(StaticType item) implements StaticType {
        public static final ListOf ANYTHING = new ListOf(Plain.ANY);
        public static final ListOf INTS = new ListOf(Plain.INT);
        public static final ListOf STRINGS = new ListOf(Plain.STRING);

        @Override
        public String toString() {
            return "an array";
        }
    }

    record MapOf(StaticType key, StaticType value) implements StaticType {
        public static final MapOf ANYTHING = new MapOf(Plain.STRING, Plain.ANY);
        public static final MapOf WITH_ANY_KEY = new MapOf(Plain.ANY, Plain.ANY);
        public static final MapOf GROUPS = new MapOf(Plain.ANY, ListOf.ANYTHING);

        @Override
        public String toString() {
            return "a map";
        }
    }

    default boolean isAny() {
        return this == Plain.ANY;
    }

    default boolean isNil() {
        return this == Plain.NIL;
    }

    default boolean isInteger() {
        return this instanceof Plain plain
                && switch (plain) {
                    case INT, INT64, DURATION, MONTH, WEEKDAY -> true;
                    default -> false;
                };
    }

    default boolean isNumber() {
        return isInteger() || this == Plain.FLOAT;
    }

    default boolean isList() {
        return this instanceof ListOf;
    }

    default boolean isMap() {
        return this instanceof MapOf;
    }

    /** As the condition, or what a closure gives. */
    default boolean canBeBool() {
        return isAny() || this == Plain.BOOL;
    }

    default boolean canBeInteger() {
        return isAny() || isInteger();
    }

    /** Types of the same kind can be compared: all lists, all maps, int and Month. */
    private Object kind() {
        if (isList() || isMap()) {
            return getClass();
        }
        if (this == Plain.MONTH || this == Plain.WEEKDAY) {
            return Plain.INT;
        }
        return this == Plain.DURATION ? Plain.INT64 : this;
    }

    default boolean hasKindOf(StaticType other) {
        return kind().equals(other.kind());
    }

    default boolean isComparableWith(StaticType other) {
        return isNil()
                || other.isNil()
                || isAny()
                || other.isAny()
                || hasKindOf(other)
                || isNumber() && other.isNumber();
    }

    /** Go's rule, without nil. */
    default boolean isAssignableTo(StaticType target) {
        return target.isAny() || equals(target);
    }
}
