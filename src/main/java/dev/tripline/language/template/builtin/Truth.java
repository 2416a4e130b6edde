package dev.tripline.language.template.builtin;

import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a value counts as true: not when it is nil, missing, zero or empty. */
public final class Truth {
    private Truth() {}

    public static boolean of(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Special nothing -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Long number -> number != 0;
            case GoInt64 number -> number.value() != 0;
            case GoByte number -> number.value() != 0;
            case GoEnum number -> number.value() != 0;
            case Double number -> number != 0;
            case GoComplex number -> number.real() != 0 || number.imaginary() != 0;
            case Duration span -> !span.isZero();
            default -> true;
        };
    }
}
