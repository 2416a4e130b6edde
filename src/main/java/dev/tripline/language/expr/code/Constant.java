package dev.tripline.language.expr.code;

import dev.tripline.language.expr.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A value that is known before.
 *
 * @param literal whether it is a single number, string or bool that the compiler may calculate with
 */
public record Constant(@Nullable Object value, boolean literal) implements Code {
    public static Constant literal(Object value) {
        return new Constant(value, true);
    }

    @Override
    public @Nullable Object run(Frame frame) {
        return value;
    }
}
