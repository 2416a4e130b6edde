package dev.tripline.language.expr.compile;

import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import org.jspecify.annotations.Nullable;

/**
 * Code, and what is known of its value.
 *
 * @param item of an array literal whose items are of one kind: their type
 * @param builtin its name, when this is a builtin function that is not called
 * @param signature how it is called, when this is a method
 */
record Typed(
        Code code,
        StaticType type,
        @Nullable StaticType item,
        @Nullable String builtin,
        @Nullable Signature signature) {
    static Typed of(Code code, StaticType type) {
        return new Typed(code, type, null, null, null);
    }

    static Typed array(Code code, @Nullable StaticType item) {
        return new Typed(code, ListOf.ANYTHING, item, null, null);
    }

    static Typed builtin(Code code, String name) {
        return new Typed(code, Plain.FUNCTION, null, name, null);
    }

    static Typed method(Code code, Signature signature) {
        return new Typed(code, Plain.FUNCTION, null, null, signature);
    }

    Typed with(Code other) {
        return new Typed(other, type, item, builtin, signature);
    }
}
