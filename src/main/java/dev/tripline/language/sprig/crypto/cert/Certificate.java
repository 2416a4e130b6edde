package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.JsonStruct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A certificate and its private key, both in PEM. Prints the key too, as templates need it. */
record Certificate(String cert, String key) implements JsonStruct {
    @Override
    public String goType() {
        return "sprig.certificate";
    }

    /** The fields {@code Cert} and {@code Key}. */
    @Override
    public @Nullable GoFunction method(String name) {
        return switch (name) {
            case "Cert" -> new GoFunction(List.of(), false, (arguments, world) -> cert);
            case "Key" -> new GoFunction(List.of(), false, (arguments, world) -> key);
            default -> null;
        };
    }

    @Override
    public Object json() {
        return Map.of("Cert", cert, "Key", key);
    }

    @Override
    public String toString() {
        return "{" + cert + " " + key + "}";
    }
}
