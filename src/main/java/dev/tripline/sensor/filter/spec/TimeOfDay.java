package dev.tripline.sensor.filter.spec;

import dev.tripline.language.cron.GoZone;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as time filters write them, read as Go reads them (sensor specification 2.6). Stateless. */
public final class TimeOfDay {
    /** Go's layout 15:04:05, which takes one digit for the hour, and a fraction. */
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})([.,]\\d{1,9})?");

    private TimeOfDay() {}

    /**
     * @throws IllegalArgumentException with what is wanted
     */
    public static LocalTime time(String text) {
        Matcher matcher = CLOCK.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cannot parse \"" + text + "\" as \"15:04:05\"");
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = Integer.parseInt(matcher.group(2));
        int second = Integer.parseInt(matcher.group(3));
        if (hour > 23 || minute > 59 || second > 59) {
            throw new IllegalArgumentException("parsing time \"" + text + "\": "
                    + (hour > 23 ? "hour" : minute > 59 ? "minute" : "second") + " out of range");
        }
        String fraction = matcher.group(4) == null ? "" : matcher.group(4).substring(1);
        int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return LocalTime.of(hour, minute, second, nanos);
    }

    /**
     * @throws IllegalArgumentException naming the zone
     */
    public static ZoneId zone(String timezone) {
        try {
            return GoZone.parse(timezone);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("invalid timezone '" + timezone + "': " + e.getMessage(), e);
        }
    }

    /**
     * That time of day on the calendar day that an instant has in a zone. In a clock change as Go has it, which is not what
     * java.time does: the offset is looked up as if the wall time were UTC, and once more if that offset is over by then.
     */
    public static Instant on(Instant day, LocalTime time, ZoneId zone) {
        Instant asUtc = day.atZone(zone).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
        int first = zone.getRules().getOffset(asUtc).getTotalSeconds();
        if (first == 0) {
            return asUtc;
        }
        Instant guess = asUtc.minusSeconds(first);
        return asUtc.minusSeconds(zone.getRules().getOffset(guess).getTotalSeconds());
    }
}
