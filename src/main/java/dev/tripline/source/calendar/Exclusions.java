package dev.tripline.source.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The days without slots. Only {@code EXDATE:} entries count, whose UTC date is taken and whose time is not; others, such
 * as {@code RRULE:}, are read over, as Argo Events does (source specification 5).
 */
record Exclusions(Set<LocalDate> days) {
    private static final String PREFIX = "EXDATE:";
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

    Exclusions {
        days = Set.copyOf(days);
    }

    /**
     * Reads {@code exclusionDates}.
     *
     * @throws IllegalArgumentException when an EXDATE is malformed
     */
    static Exclusions parse(List<String> entries) {
        Set<LocalDate> days = new HashSet<>();
        for (String entry : entries) {
            if (entry.startsWith(PREFIX)) {
                for (String date : entry.substring(PREFIX.length()).split(",", -1)) {
                    days.add(day(date));
                }
            }
        }
        return new Exclusions(days);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDateTime.parse(text, FORMAT).toLocalDate();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("failed to parse exclusion date \"" + text + "\"", e);
        }
    }

    boolean contains(LocalDate day) {
        return days.contains(day);
    }
}
