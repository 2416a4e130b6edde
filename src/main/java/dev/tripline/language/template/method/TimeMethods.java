package dev.tripline.language.template.method;

import static dev.tripline.language.template.method.Bound.getter;

import dev.tripline.language.fmt.text.GoTime;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoType;
import dev.tripline.language.time.GoLayout;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those of {@code time.Time}. */
final class TimeMethods {
    private static final Map<String, Bound<ZonedDateTime>> ALL = new HashMap<>();

    static {
        parts();
        epochs();
        arithmetic();
    }

    private TimeMethods() {}

    static Optional<GoFunction> find(ZonedDateTime time, String name) {
        return Bound.to(time, ALL.get(name));
    }

    private static void parts() {
        ALL.put("Year", getter(time -> (long) time.getYear()));
        ALL.put("Month", getter(time -> {
            String name = time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            return new GoEnum("time.Month", name, time.getMonthValue());
        }));
        ALL.put("Day", getter(time -> (long) time.getDayOfMonth()));
        ALL.put("YearDay", getter(time -> (long) time.getDayOfYear()));
        ALL.put("Weekday", getter(time -> {
            String name = time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            return new GoEnum("time.Weekday", name, time.getDayOfWeek().getValue() % 7);
        }));
        ALL.put("Hour", getter(time -> (long) time.getHour()));
        ALL.put("Minute", getter(time -> (long) time.getMinute()));
        ALL.put("Second", getter(time -> (long) time.getSecond()));
        ALL.put("Nanosecond", getter(time -> (long) time.getNano()));
        ALL.put("IsZero", getter(time -> time.toInstant().equals(GoLayout.ZERO.toInstant())));
        ALL.put("String", getter(GoTime::print));
        ALL.put(
                "Format",
                new Bound<>(
                        List.of(GoType.STRING),
                        (time, arguments, world) -> GoLayout.format(time, String.valueOf(arguments.get(0)))));
    }

    private static void epochs() {
        ALL.put("Unix", getter(time -> new GoInt64(time.toEpochSecond())));
        ALL.put("UnixMilli", getter(time -> new GoInt64(time.toInstant().toEpochMilli())));
        ALL.put("UnixMicro", getter(time -> new GoInt64(nanos(time, 1_000_000, 1000))));
        ALL.put("UnixNano", getter(time -> new GoInt64(nanos(time, 1_000_000_000, 1))));
    }

    /** Wraps around like Go. */
    private static long nanos(ZonedDateTime time, long perSecond, int nanosPerUnit) {
        Instant instant = time.toInstant();
        return instant.getEpochSecond() * perSecond + instant.getNano() / nanosPerUnit;
    }

    private static void arithmetic() {
        ALL.put("UTC", getter(time -> time.withZoneSameInstant(ZoneOffset.UTC)));
        ALL.put(
                "Add",
                new Bound<>(
                        List.of(GoType.DURATION),
                        (time, arguments, world) -> time.plus((Duration) argument(arguments, 0))));
        ALL.put(
                "AddDate",
                new Bound<>(
                        List.of(GoType.INT, GoType.INT, GoType.INT),
                        (time, arguments, world) ->
                                addDate(time, (Long) argument(arguments, 0), (Long) argument(arguments, 1), (Long)
                                        argument(arguments, 2))));
        ALL.put("Sub", new Bound<>(List.of(GoType.TIME), (time, arguments, world) -> between(other(arguments), time)));
        ALL.put(
                "Before",
                new Bound<>(
                        List.of(GoType.TIME),
                        (time, arguments, world) ->
                                time.toInstant().isBefore(other(arguments).toInstant())));
        ALL.put(
                "After",
                new Bound<>(
                        List.of(GoType.TIME),
                        (time, arguments, world) ->
                                time.toInstant().isAfter(other(arguments).toInstant())));
        ALL.put(
                "Equal",
                new Bound<>(
                        List.of(GoType.TIME),
                        (time, arguments, world) ->
                                time.toInstant().equals(other(arguments).toInstant())));
        ALL.put(
                "Truncate",
                new Bound<>(
                        List.of(GoType.DURATION),
                        (time, arguments, world) -> truncated(time, (Duration) argument(arguments, 0))));
    }

    private static Object argument(List<@Nullable Object> arguments, int index) {
        return Objects.requireNonNull(arguments.get(index));
    }

    private static ZonedDateTime other(List<@Nullable Object> arguments) {
        return (ZonedDateTime) argument(arguments, 0);
    }

    /** 31 January and a month is 2 or 3 March: what is too much runs over. */
    private static ZonedDateTime addDate(ZonedDateTime time, long years, long months, long days) {
        ZonedDateTime first = time.withDayOfMonth(1).plusYears(years).plusMonths(months);
        return first.plusDays(time.getDayOfMonth() - 1L).plusDays(days);
    }

    /** As far as it fits; Go's spans end at 292 years. */
    private static Duration between(ZonedDateTime from, ZonedDateTime to) {
        Duration span = Duration.between(from, to);
        if (span.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        return span.compareTo(Duration.ofNanos(Long.MIN_VALUE)) < 0 ? Duration.ofNanos(Long.MIN_VALUE) : span;
    }

    /** To a multiple of the span since the zero time. */
    private static ZonedDateTime truncated(ZonedDateTime time, Duration unit) {
        if (unit.isZero() || unit.isNegative()) {
            return time;
        }
        Duration since = Duration.between(GoLayout.ZERO, time);
        BigInteger nanos = BigInteger.valueOf(since.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(since.getNano()));
        long rest = nanos.mod(BigInteger.valueOf(unit.toNanos())).longValueExact();
        return time.minusNanos(rest);
    }
}
