package dev.tripline.language.template.method;

import dev.tripline.language.function.GoFunction;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The methods that {@code time.Time} and {@code time.Duration} have in Go, as far as they give one value. Stateless. */
public final class Methods {
    private Methods() {}

    /** Empty when the value has no such method. */
    public static Optional<GoFunction> find(Object value, String name) {
        return switch (value) {
            case ZonedDateTime time -> TimeMethods.find(time, name);
            case Duration span -> SpanMethods.find(span, name);
            default -> Optional.empty();
        };
    }
}
