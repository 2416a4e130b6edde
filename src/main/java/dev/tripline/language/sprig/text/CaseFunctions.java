package dev.tripline.language.sprig.text;

import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Shelf;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Letters in other cases. Letter by letter: {@code ß} stays. */
public final class CaseFunctions {
    private CaseFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("upper", a -> mapped(a.text(0), Character::toUpperCase), STRING)
                .add("lower", a -> mapped(a.text(0), Character::toLowerCase), STRING)
                .add("title", a -> title(a.text(0)), STRING)
                .add("untitle", a -> untitle(a.text(0)), STRING)
                .add("swapcase", a -> swap(a.text(0)), STRING)
                .add("camelcase", a -> Names.camel(a.text(0)), STRING)
                .add("snakecase", a -> Names.lower(a.text(0), '_'), STRING)
                .add("kebabcase", a -> Names.lower(a.text(0), '-'), STRING)
                .functions();
    }

    private static String mapped(String text, IntUnaryOperator letter) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(letter).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** A word begins behind anything but letters, digits and underscores; outside of ASCII only behind blanks. */
    private static String title(String text) {
        int[] previous = {' '};
        return mapped(text, c -> {
            int before = previous[0];
            previous[0] = c;
            return isSeparator(before) ? Character.toTitleCase(c) : c;
        });
    }

    private static boolean isSeparator(int c) {
        if (c == '_' || Character.isLetterOrDigit(c)) {
            return false;
        }
        return c < 0x80 || Runes.isSpace(c);
    }

    private static String untitle(String text) {
        boolean[] atStart = {true};
        return mapped(text, c -> {
            boolean start = atStart[0];
            atStart[0] = Runes.isSpace(c);
            return start ? Character.toLowerCase(c) : c;
        });
    }

    /** A small letter at the beginning of a word becomes its title case. */
    private static String swap(String text) {
        boolean[] atStart = {true};
        return mapped(text, c -> {
            boolean start = atStart[0];
            if (Runes.isUpper(c) || Runes.isTitle(c)) {
                atStart[0] = false;
                return Character.toLowerCase(c);
            }
            if (Runes.isLower(c)) {
                atStart[0] = false;
                return start ? Character.toTitleCase(c) : Character.toUpperCase(c);
            }
            atStart[0] = Runes.isSpace(c);
            return c;
        });
    }
}
