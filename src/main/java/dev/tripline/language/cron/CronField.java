package dev.tripline.language.cron;

import java.util.List;

/**
 * The values that one field allows.
 *
 * @param bits bit n is set when n is allowed
 * @param unrestricted written as {@code *} or {@code ?}; decides how the two day fields combine
 */
record CronField(long bits, boolean unrestricted) {
    /** What a field may hold; {@code names} stand for {@code min}, {@code min + 1} … */
    enum Kind {
        MINUTE(0, 59, List.of()),
        HOUR(0, 23, List.of()),
        DAY_OF_MONTH(1, 31, List.of()),
        MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        final int min;
        final int max;
        final List<String> names;

        Kind(int min, int max, List<String> names) {
            this.min = min;
            this.max = max;
            this.names = names;
        }
    }

    static CronField parse(String text, Kind kind) {
        long bits = 0;
        boolean unrestricted = false;
        for (String range : text.split(",", -1)) {
            if (!range.isEmpty()) {
                CronRange read = CronRange.parse(range, kind);
                bits |= read.bits();
                unrestricted |= read.unrestricted();
            }
        }
        return new CronField(bits, unrestricted);
    }

    boolean allows(int value) {
        return (bits >>> value & 1) == 1;
    }

    boolean isEmpty() {
        return bits == 0;
    }
}
