package dev.tripline.language.expr.method;

import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Which methods there are. */
public final class Methods {
    private Methods() {}

    /** The method of that name, which knows its value; null when there is none. */
    public static @Nullable GoFunction bound(Object value, String name) {
        return switch (value) {
            case ZonedDateTime time -> {
                Method<ZonedDateTime> method = TimeMethods.BY_NAME.get(name);
                yield method == null ? null : method.bound(time);
            }
            case Duration span -> {
                Method<Duration> method = DurationMethods.BY_NAME.get(name);
                yield method == null ? null : method.bound(span);
            }
            case GoTyped typed -> typed.method(name);
            default -> null;
        };
    }

    /** How the method of that name is called; null when a type has none. */
    public static @Nullable Signature signature(StaticType type, String name) {
        Method<?> method = type instanceof Plain plain
                ? switch (plain) {
                    case TIME -> TimeMethods.BY_NAME.get(name);
                    case DURATION -> DurationMethods.BY_NAME.get(name);
                    default -> null;
                }
                : null;
        if (method != null) {
            return method.signature();
        }
        boolean named = type == Plain.MONTH || type == Plain.WEEKDAY;
        return named && name.equals("String") ? Signature.of(Plain.STRING) : null;
    }
}
