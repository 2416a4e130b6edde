package dev.tripline.language.time;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Go's layouts, which show what they want by an example: {@code Mon Jan 2 15:04:05 MST 2006}. Stateless, safe for any thread.
 */
public final class GoLayout {
    /** The zero time of Go, which stands for no time. */
    public static final ZonedDateTime ZERO = ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, java.time.ZoneOffset.UTC);

    /** As JSON has it. */
    public static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

    private GoLayout() {}

    /** time.Time's Format. */
    public static String format(ZonedDateTime time, String layout) {
        return TimeText.of(time, Layout.of(layout));
    }

    /**
     * time.ParseInLocation. An abbreviation that is neither UTC nor of that zone counts as an offset of 0 and is forgotten.
     *
     * @param zone for a text that tells neither zone nor offset
     * @throws IllegalArgumentException with Go's message, for example {@code parsing time "x" as "2006": cannot parse "x" as "2006"}
     */
    public static ZonedDateTime parse(String layout, String text, ZoneId zone) {
        return new TimeReader(Layout.of(layout), text).read(zone);
    }

    /** The abbreviation of the time's zone at that time, or its offset. */
    public static String zoneName(ZonedDateTime time) {
        return ZoneName.of(time);
    }
}
