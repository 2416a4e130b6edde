package dev.tripline.language.path.text;

import java.util.BitSet;

/**
 * Whether a text is exactly one JSON value (gjson.Valid), and how deep and how long-winded it is. Needs no stack, so any nesting
 * is fine.
 */
public final class Validity {
    private static final int BAD = -1;

    private final String text;
    private final BitSet objects = new BitSet();
    private int depth;
    private int deepest;
    private int longestNumber;
    private boolean opened;
    private boolean valid;

    private Validity(String text) {
        this.text = text;
    }

    public static boolean of(String text) {
        return check(text).isValid();
    }

    /** One pass over the text, which ends at the first mistake. */
    public static Validity check(String text) {
        Validity validity = new Validity(text);
        validity.valid = validity.check();
        return validity;
    }

    public boolean isValid() {
        return valid;
    }

    /** Levels of filled objects and arrays. */
    public int deepest() {
        return deepest;
    }

    /** Characters of the longest number. */
    public int longestNumber() {
        return longestNumber;
    }

    private boolean check() {
        int i = 0;
        while (i >= 0) {
            i = value(blanks(i));
            if (i < 0) {
                return false;
            }
            if (depth > 0 && justOpened(i)) {
                continue;
            }
            i = close(i);
            if (depth == 0) {
                return i == text.length();
            }
        }
        return false;
    }

    private boolean justOpened(int i) {
        boolean yes = opened;
        opened = false;
        return yes && i >= 0;
    }

    /** Behind a scalar or an empty container; behind the opening of a filled one, which {@code opened} tells. */
    private int value(int i) {
        return switch (at(i)) {
            case '{' -> open(i, '}', true);
            case '[' -> open(i, ']', false);
            case '"' -> string(i + 1);
            case 't' -> word(i, "true");
            case 'f' -> word(i, "false");
            case 'n' -> word(i, "null");
            default -> number(i);
        };
    }

    private int open(int i, char closing, boolean object) {
        int next = blanks(i + 1);
        if (at(next) == closing) {
            return next + 1;
        }
        objects.set(depth, object);
        depth++;
        deepest = Math.max(deepest, depth);
        opened = true;
        return object ? key(next) : next;
    }

    /** Behind all the brackets that close here, and the comma (and key) that follows. */
    private int close(int from) {
        int i = blanks(from);
        while (depth > 0 && i >= 0) {
            boolean object = objects.get(depth - 1);
            char c = at(i);
            if (c == ',') {
                return object ? key(blanks(i + 1)) : i + 1;
            }
            if (c != (object ? '}' : ']')) {
                return BAD;
            }
            depth--;
            i = blanks(i + 1);
        }
        return i;
    }

    private int key(int i) {
        if (at(i) != '"') {
            return BAD;
        }
        int close = string(i + 1);
        int colon = close < 0 ? BAD : blanks(close);
        return colon >= 0 && at(colon) == ':' ? colon + 1 : BAD;
    }

    private int string(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c < ' ') {
                return BAD;
            }
            if (c == '\\') {
                i++;
                char letter = at(i);
                if (letter == 'u') {
                    for (int last = i + 4; i < last; i++) {
                        if (at(i + 1) >= 128 || Character.digit(at(i + 1), 16) < 0) {
                            return BAD;
                        }
                    }
                } else if ("\"\\/bfnrt".indexOf(letter) < 0) {
                    return BAD;
                }
            }
        }
        return BAD;
    }

    private int number(int from) {
        int i = at(from) == '-' ? from + 1 : from;
        int next = at(i) == '0' ? i + 1 : digits(i);
        if (next >= 0 && at(next) == '.') {
            next = digits(next + 1);
        }
        if (next >= 0 && (at(next) == 'e' || at(next) == 'E')) {
            char sign = at(next + 1);
            next = digits(sign == '+' || sign == '-' ? next + 2 : next + 1);
        }
        longestNumber = Math.max(longestNumber, next - from);
        return next;
    }

    private int digits(int from) {
        int i = from;
        while (Scan.isDigit(at(i))) {
            i++;
        }
        return i > from ? i : BAD;
    }

    private int word(int i, String word) {
        return text.startsWith(word, i) ? i + word.length() : BAD;
    }

    private int blanks(int from) {
        int i = from;
        while (at(i) == ' ' || at(i) == '\t' || at(i) == '\n' || at(i) == '\r') {
            i++;
        }
        return i;
    }

    /** The letter there; NUL, which JSON never needs, behind the end. */
    private char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : 0;
    }
}
