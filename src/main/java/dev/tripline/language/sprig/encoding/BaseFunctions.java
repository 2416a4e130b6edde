package dev.tripline.language.sprig.encoding;

import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Base 64 and base 32. What cannot be decoded gives the error as its result. */
public final class BaseFunctions {
    private BaseFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("b64enc", a -> Limits.text(Base64.getEncoder().encodeToString(utf8(a.text(0)))), STRING)
                .add("b64dec", a -> decoded(BaseCode.BASE64, a.text(0)), STRING)
                .add("b32enc", a -> Limits.text(BaseCode.BASE32.encode(utf8(a.text(0)))), STRING)
                .add("b32dec", a -> decoded(BaseCode.BASE32, a.text(0)), STRING)
                .functions();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String decoded(BaseCode code, String text) {
        try {
            return new String(code.decode(utf8(text)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
