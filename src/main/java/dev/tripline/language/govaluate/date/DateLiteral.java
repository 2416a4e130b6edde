package dev.tripline.language.govaluate.date;

import java.util.List;
import java.util.OptionalLong;

/**
 * Whether a text is a date in one of the layouts that govaluate tries, as lenient as Go's time.Parse is with them. Stateless.
 *
 * <p>Letters of a layout: {@code W} weekday, {@code B} month by name, {@code Y} year, {@code M} month, {@code D} day of two digits,
 * {@code e} day of one or two, {@code H} hour, {@code I} hour to 12, {@code m} minute, {@code s} second with or without a fraction,
 * {@code p} AM or PM, {@code N} zone by name, {@code o} offset, {@code O} offset with a colon, {@code z} and {@code Z} the same
 * or Z. Other characters stand for themselves.
 */
public final class DateLiteral {
    private static final List<String> LAYOUTS = List.of(
            "W B e H:m:s Y",
            "W B e H:m:s N Y",
            "W B D H:m:s o Y",
            "I:mp",
            "Y-M-DTH:m:sZ",
            "Y-M-D",
            "Y-M-D H:m",
            "Y-M-D H:m:s",
            "Y-M-D H:m:sO",
            "Y-M-DTHz",
            "Y-M-DTH:mz",
            "Y-M-DTH:m:sz");

    private static final int SHORTEST = "0:00AM".length();

    private DateLiteral() {}

    /** Seconds since 1970; what names no zone is UTC, what names no day is 1 January of the year 0. */
    public static OptionalLong seconds(String text) {
        if (text.length() < SHORTEST || !mayBegin(text.charAt(0))) {
            return OptionalLong.empty();
        }
        return LAYOUTS.stream()
                .map(layout -> new DateReader(text).read(layout))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static boolean mayBegin(char c) {
        return c >= '0' && c <= '9' || "smtwfSMTWF".indexOf(c) >= 0;
    }
}
