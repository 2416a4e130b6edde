package dev.tripline.sensor.filter;

import dev.tripline.language.path.PathValue;
import java.util.regex.Pattern;

/** How values that filters saw are shown to people: short, with their type, and not at all where a path names a secret. */
final class Shown {
    private static final int LONGEST = 200;
    private static final Pattern SECRETIVE =
            Pattern.compile("(?i)(password|passwd|secret|token|api[-_]?key|authorization|credential|private[-_]?key)");

    private Shown() {}

    /** Whether what stands at this path is nobody's business. */
    static boolean isSecretive(String path) {
        return SECRETIVE.matcher(path).find();
    }

    static String value(PathValue value, boolean hidden) {
        String type = switch (value.type()) {
            case NULL -> "null";
            case TRUE, FALSE -> "bool";
            case NUMBER -> "number";
            case STRING -> "string";
            case JSON -> value.raw().startsWith("[") ? "array" : "object";
        };
        if (hidden) {
            return "*** (" + type + ")";
        }
        return type.equals("null") ? "null" : shortened(value.raw()) + " (" + type + ")";
    }

    static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
