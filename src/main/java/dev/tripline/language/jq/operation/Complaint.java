package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Preview;
import org.jspecify.annotations.Nullable;

/** Faults of functions, in the form that programs know from gojq when they catch them. */
public final class Complaint {
    private static final String NOT_FOR = " cannot be applied to: ";
    private static final String NOT_FOR_THIS = " cannot be applied to ";

    private Complaint() {}

    /** A function without arguments. */
    public static Fault of(String name, @Nullable Object input) {
        return new Fault(name + NOT_FOR + Preview.typed(input));
    }

    public static Fault of(String name, @Nullable Object input, @Nullable Object argument) {
        return new Fault(name + "(" + Preview.of(argument) + ")" + NOT_FOR + Preview.typed(input));
    }

    public static Fault of(String name, @Nullable Object input, @Nullable Object argument, @Nullable Object second) {
        return new Fault(
                name + "(" + Preview.of(argument) + "; " + Preview.of(second) + ")" + NOT_FOR + Preview.typed(input));
    }

    /** A function without arguments. */
    public static Fault because(String name, @Nullable Object input, String reason) {
        return new Fault(name + NOT_FOR_THIS + Preview.of(input) + ": " + reason);
    }

    public static Fault because(String name, @Nullable Object input, @Nullable Object argument, String reason) {
        return new Fault(name + "(" + Preview.of(argument) + ")" + NOT_FOR_THIS + Preview.of(input) + ": " + reason);
    }

    /** A function with two arguments. */
    public static Fault because(
            String name, @Nullable Object input, @Nullable Object argument, @Nullable Object second, String reason) {
        return new Fault(name + "(" + Preview.of(argument) + "; " + Preview.of(second) + ")" + NOT_FOR_THIS
                + Preview.of(input) + ": " + reason);
    }
}
