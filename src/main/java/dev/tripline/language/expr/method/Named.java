package dev.tripline.language.expr.method;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number with a type of its own, which is equal to no plain number: a month, a weekday.
 *
 * @param name what its String method gives
 */
public record Named(String goType, long number, String name) implements GoTyped {
    static Named of(Month month) {
        return new Named("time.Month", month.getValue(), month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** From Sunday, which is 0. */
    static Named of(DayOfWeek day) {
        return new Named("time.Weekday", day.getValue() % 7, day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return name.equals("String") ? new GoFunction(List.of(), false, (arguments, world) -> this.name) : null;
    }

    @Override
    public String toString() {
        return name;
    }
}
