package dev.tripline.language.path;

/** Writes into JSON text by destination (sjson), keeping the formatting of everything else. */
public final class JsonEdit {
    private JsonEdit() {}

    /** Puts {@code value} as a JSON string. */
    public static String set(String json, String dest, String value) throws PathException {
        throw new UnsupportedOperationException();
    }

    /** Puts {@code rawJson} verbatim, unchecked. */
    public static String setRaw(String json, String dest, String rawJson) throws PathException {
        throw new UnsupportedOperationException();
    }
}
