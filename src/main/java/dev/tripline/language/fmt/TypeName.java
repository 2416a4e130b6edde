package dev.tripline.language.fmt;

import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoTyped;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that Go prints for types. */
final class TypeName {
    private TypeName() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case GoTyped typed -> typed.goType();
            case String text -> "string";
            case Boolean truth -> "bool";
            case Long number -> "int";
            case GoInt64 number -> "int64";
            case GoByte number -> "uint8";
            case Double number -> "float64";
            case GoComplex number -> "complex128";
            case List<?> list -> "[]interface {}";
            case Map<?, ?> map -> "map[string]interface {}";
            case ZonedDateTime time -> "time.Time";
            case Duration span -> "time.Duration";
            default -> value.getClass().getSimpleName();
        };
    }

    /** Whether the items of this list or map have a type of their own: {@code []string}, not {@code []interface {}}. */
    static boolean hasTypedItems(Object value) {
        return !of(value).endsWith("interface {}");
    }
}
