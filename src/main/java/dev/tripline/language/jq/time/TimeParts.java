package dev.tripline.language.jq.time;

import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Numbers;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "Broken down time": year, month from 0, day, hour, minute, second with its fraction, day of the week from Sunday, day of the year from 0. */
public final class TimeParts {
    private static final int SECOND = 5;
    private static final int COUNT = 6;
    private static final int MONTHS = 12;
    private static final double NANOS = 1e9;

    private TimeParts() {}

    /** What stands for a number of seconds since 1970. */
    public static List<@Nullable Object> of(double epoch) {
        long seconds = Numbers.cut(epoch);
        long nanos = (long) ((epoch - Math.floor(epoch)) * NANOS);
        LocalDateTime time;
        try {
            time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).plusNanos(nanos);
        } catch (DateTimeException e) {
            throw new Fault("time out of range");
        }
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add((long) time.getYear());
        parts.add(time.getMonthValue() - 1L);
        parts.add((long) time.getDayOfMonth());
        parts.add((long) time.getHour());
        parts.add((long) time.getMinute());
        parts.add(time.getSecond() + time.getNano() / NANOS);
        parts.add(time.getDayOfWeek().getValue() % 7L);
        parts.add(time.getDayOfYear() - 1L);
        return parts;
    }

    public static double epoch(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / NANOS;
    }

    /**
     * The time that parts stand for; what is beyond its range counts on, missing parts are 0.
     *
     * @return null when there is something else than numbers
     */
    public static @Nullable LocalDateTime time(List<@Nullable Object> parts) {
        long[] numbers = new long[COUNT];
        long nanos = 0;
        for (int i = 0; i < Math.min(parts.size(), COUNT + 2); i++) {
            Long number = Numbers.toLong(parts.get(i));
            if (number == null) {
                return null;
            }
            if (i < COUNT) {
                numbers[i] = number;
            }
        }
        if (parts.size() > SECOND) {
            double second = java.util.Objects.requireNonNull(Numbers.toDouble(parts.get(SECOND)));
            nanos = (long) ((second - Math.floor(second)) * NANOS);
        }
        return of(numbers, nanos);
    }

    /** Year, month from 0, day, hour, minute, second. */
    static LocalDateTime of(long[] numbers, long nanos) {
        try {
            long year = Math.addExact(numbers[0], Math.floorDiv(numbers[1], MONTHS));
            int month = Math.floorMod(numbers[1], MONTHS) + 1;
            return LocalDate.of(Math.toIntExact(year), month, 1)
                    .plusDays(Math.subtractExact(numbers[2], 1))
                    .atStartOfDay()
                    .plusHours(numbers[3])
                    .plusMinutes(numbers[4])
                    .plusSeconds(numbers[SECOND])
                    .plusNanos(nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new Fault("time out of range");
        }
    }
}
