package dev.tripline.console.rest.request;

import dev.tripline.language.duration.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people write them: RFC 3339, or how long ago ({@code 90s}, {@code 2h30m}, {@code 7d}). */
public final class Moments {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d(.*)");

    private Moments() {}

    /**
     * @param name of the field, for the complaint
     */
    public static Instant read(String name, String text, Instant now) {
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            Matcher days = DAYS.matcher(text);
            if (days.matches()) {
                Duration rest = days.group(2).isEmpty() ? Duration.ZERO : GoDuration.parse(days.group(2));
                return now.minus(Duration.ofDays(Long.parseLong(days.group(1)))).minus(rest);
            }
            return now.minus(GoDuration.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Refusal.senseless(
                    name + ": want how long ago (10m, 2h, 7d) or RFC 3339 (2026-11-25T08:00:00Z), not " + text);
        }
    }
}
