package dev.tripline.language.sprig.reflect;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Values;
import java.util.Map;

/** The names of types and of kinds of types. */
public final class TypeFunctions {
    private TypeFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("typeOf", a -> GoFormat.typeName(a.any(0)), ANY)
                .add("typeIs", a -> GoFormat.typeName(a.any(1)).equals(a.text(0)), STRING, ANY)
                .add("typeIsLike", a -> isLike(GoFormat.typeName(a.any(1)), a.text(0)), STRING, ANY)
                .add("kindOf", a -> Values.kind(a.any(0)), ANY)
                .add("kindIs", a -> Values.kind(a.any(1)).equals(a.text(0)), STRING, ANY)
                .functions();
    }

    private static boolean isLike(String type, String wanted) {
        return type.equals(wanted) || type.equals("*" + wanted);
    }
}
