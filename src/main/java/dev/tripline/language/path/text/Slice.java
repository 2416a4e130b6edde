package dev.tripline.language.path.text;

import dev.tripline.language.number.GoNumber;
import java.util.Locale;

/**
 * A value as the region of a text that spells it. An empty region is no value. Immutable.
 *
 * @param kind of the value
 * @param text the whole text
 * @param from where the value starts
 * @param to behind its end
 */
public record Slice(Kind kind, String text, int from, int to) {
    public static final Slice MISSING = new Slice(Kind.NULL, "", 0, 0);

    /** A region to look into, whatever it holds. */
    public static Slice region(String text) {
        return new Slice(Kind.JSON, text, 0, text.length());
    }

    /** The first value of a region. Objects and arrays take the rest of the region, as in gjson.Parse. */
    public static Slice parse(Slice region) {
        String text = region.text;
        int i = region.from;
        while (i < region.to && text.charAt(i) <= ' ') {
            i++;
        }
        if (i == region.to || !Scan.startsValue(text.charAt(i))) {
            return MISSING;
        }
        Kind kind = Scan.kind(text, i, region.to);
        if (kind == Kind.JSON) {
            return new Slice(kind, text, i, region.to);
        }
        int end = Scan.end(text, i, region.to, kind);
        return new Slice(kind, text, i, end < 0 ? region.to : end);
    }

    public static Slice parse(String text) {
        return parse(region(text));
    }

    public boolean exists() {
        return kind != Kind.NULL || to > from;
    }

    public boolean isArray() {
        return opensWith('[');
    }

    public boolean isObject() {
        return opensWith('{');
    }

    public int length() {
        return to - from;
    }

    public String raw() {
        return text.substring(from, to);
    }

    /** The string form (sensor specification 2.2). */
    public String string() {
        return switch (kind) {
            case NULL -> "";
            case FALSE -> "false";
            case TRUE -> "true";
            case JSON -> raw();
            case STRING -> content();
            case NUMBER -> isPlainInteger() ? raw() : GoNumber.plain(GoNumber.parseOrZero(raw()));
        };
    }

    /** gjson's Float: 0 for what is no number. */
    public double number() {
        return switch (kind) {
            case TRUE -> 1;
            case STRING -> GoNumber.parseOrZero(content());
            case NUMBER -> GoNumber.parseOrZero(raw());
            case NULL, FALSE, JSON -> 0;
        };
    }

    /** gjson's Bool: false for what is neither. */
    public boolean bool() {
        return switch (kind) {
            case TRUE -> true;
            case STRING ->
                switch (content().toLowerCase(Locale.ROOT)) {
                    case "1", "t", "true" -> true;
                    default -> false;
                };
            case NUMBER -> number() != 0;
            case NULL, FALSE, JSON -> false;
        };
    }

    private String content() {
        boolean closed = Scan.string(text, from + 1, to) == to;
        return Strings.unescape(text, from + 1, closed ? to - 1 : to);
    }

    private boolean isPlainInteger() {
        int i = text.charAt(from) == '-' ? from + 1 : from;
        while (i < to && Scan.isDigit(text.charAt(i))) {
            i++;
        }
        return i == to;
    }

    private boolean opensWith(char bracket) {
        return kind == Kind.JSON && to > from && text.charAt(from) == bracket;
    }
}
