package dev.tripline.language.jq.time;

import dev.tripline.language.time.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The English words of the C locale, and what the combined conversions stand for. */
final class Words {
    static final List<String> MONTHS = Names.MONTHS;

    /** From Sunday, as C counts. */
    static final List<String> DAYS = fromSunday();

    static final List<String> SHORT_MONTHS = shortened(MONTHS);
    static final List<String> SHORT_DAYS = shortened(DAYS);
    static final List<String> HALVES = List.of("AM", "PM");

    private Words() {}

    private static List<String> fromSunday() {
        List<String> days = new ArrayList<>(Names.DAYS);
        Collections.rotate(days, 1);
        return List.copyOf(days);
    }

    private static List<String> shortened(List<String> words) {
        return words.stream().map(word -> word.substring(0, 3)).toList();
    }

    /** Conversions without their percent signs, between literal characters; null for a conversion of its own. */
    static @Nullable String combined(char conversion) {
        return switch (conversion) {
            case 'c' -> "a b e H:M:S Y";
            case '+' -> "a b e H:M:S Z Y";
            case 'v' -> "e-b-Y";
            case 'r' -> "I:M:S p";
            case 'F' -> "Y-m-d";
            case 'D', 'x' -> "m/d/y";
            case 'T', 'X' -> "H:M:S";
            case 'R' -> "H:M";
            default -> null;
        };
    }
}
