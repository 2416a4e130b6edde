package dev.tripline.language.expr.method;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.fmt.text.GoTime;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.time.GoLayout;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those of time.Time, without the ones that take or give what expressions do not have. */
final class TimeMethods {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final int LONGEST_LAYOUT = 1000;

    static final Map<String, Method<ZonedDateTime>> BY_NAME = Map.ofEntries(
            Map.entry("Year", Method.getter(Plain.INT, time -> (long) time.getYear())),
            Map.entry("Month", Method.getter(Plain.MONTH, time -> Named.of(time.getMonth()))),
            Map.entry("Day", Method.getter(Plain.INT, time -> (long) time.getDayOfMonth())),
            Map.entry("Weekday", Method.getter(Plain.WEEKDAY, time -> Named.of(time.getDayOfWeek()))),
            Map.entry("YearDay", Method.getter(Plain.INT, time -> (long) time.getDayOfYear())),
            Map.entry("ISOWeek", Method.getter(Plain.INT, time -> (long) time.get(IsoFields.WEEK_BASED_YEAR))),
            Map.entry("Hour", Method.getter(Plain.INT, time -> (long) time.getHour())),
            Map.entry("Minute", Method.getter(Plain.INT, time -> (long) time.getMinute())),
            Map.entry("Second", Method.getter(Plain.INT, time -> (long) time.getSecond())),
            Map.entry("Nanosecond", Method.getter(Plain.INT, time -> (long) time.getNano())),
            Map.entry("Unix", Method.getter(Plain.INT64, time -> new GoInt64(time.toEpochSecond()))),
            Map.entry("UnixMilli", Method.getter(Plain.INT64, time -> since1970(time, 1_000_000))),
            Map.entry("UnixMicro", Method.getter(Plain.INT64, time -> since1970(time, 1000))),
            Map.entry("UnixNano", Method.getter(Plain.INT64, time -> since1970(time, 1))),
            Map.entry("UTC", Method.getter(Plain.TIME, time -> time.withZoneSameInstant(ZoneOffset.UTC))),
            Map.entry("Local", Method.getter(Plain.TIME, time -> time.withZoneSameInstant(ZoneOffset.UTC))),
            Map.entry(
                    "IsZero", Method.getter(Plain.BOOL, time -> time.toInstant().equals(GoLayout.ZERO.toInstant()))),
            Map.entry("String", Method.getter(Plain.STRING, GoTime::print)),
            Map.entry("Format", Method.of(Plain.STRING, List.of(Plain.STRING), TimeMethods::format)),
            Map.entry("After", comparing(Plain.BOOL, order -> order > 0)),
            Map.entry("Before", comparing(Plain.BOOL, order -> order < 0)),
            Map.entry("Equal", comparing(Plain.BOOL, order -> order == 0)),
            Map.entry("Compare", comparing(Plain.INT, order -> (long) Integer.signum(order))),
            Map.entry("Add", Method.of(Plain.TIME, List.of(Plain.DURATION), (time, spans) -> time.plus(span(spans)))),
            Map.entry("AddDate", Method.of(Plain.TIME, List.of(Plain.INT, Plain.INT, Plain.INT), TimeMethods::addDate)),
            Map.entry(
                    "Sub",
                    Method.of(
                            Plain.DURATION,
                            List.of(Plain.TIME),
                            (time, others) -> TimeSpan.between(time(others), time))),
            Map.entry("Truncate", Method.of(Plain.TIME, List.of(Plain.DURATION), TimeMethods::truncated)),
            Map.entry("Round", Method.of(Plain.TIME, List.of(Plain.DURATION), TimeMethods::rounded)));

    private TimeMethods() {}

    @FunctionalInterface
    private interface Judgement {
        Object of(int order);
    }

    private static Method<ZonedDateTime> comparing(Plain result, Judgement judgement) {
        return Method.of(
                result,
                List.of(Plain.TIME),
                (time, others) ->
                        judgement.of(time.toInstant().compareTo(time(others).toInstant())));
    }

    private static ZonedDateTime time(List<@Nullable Object> arguments) {
        return arguments.getFirst() instanceof ZonedDateTime time ? time : GoLayout.ZERO;
    }

    private static Duration span(List<@Nullable Object> arguments) {
        return arguments.getFirst() instanceof Duration span ? span : Duration.ZERO;
    }

    private static GoInt64 since1970(ZonedDateTime time, long unit) {
        return new GoInt64(time.toEpochSecond() * (1_000_000_000 / unit) + time.getNano() / unit);
    }

    private static BigInteger nanos(ZonedDateTime time) {
        Instant instant = time.toInstant();
        return BigInteger.valueOf(instant.getEpochSecond()).multiply(NANOS).add(BigInteger.valueOf(instant.getNano()));
    }

    private static String format(ZonedDateTime time, List<@Nullable Object> arguments) throws EvaluationFailure {
        String layout = String.valueOf(arguments.getFirst());
        if (layout.length() > LONGEST_LAYOUT) {
            throw EvaluationFailure.overBudget("a layout longer than " + LONGEST_LAYOUT + " characters");
        }
        return GoLayout.format(time, layout);
    }

    /** Days that a month does not have belong to the next one. */
    private static ZonedDateTime addDate(ZonedDateTime time, List<@Nullable Object> arguments) {
        long[] by = arguments.stream()
                .mapToLong(each -> each instanceof Long number ? number : 0)
                .toArray();
        long days = Math.addExact(by[2], time.getDayOfMonth() - 1);
        return time.withDayOfMonth(1).plusYears(by[0]).plusMonths(by[1]).plusDays(days);
    }

    /** How far behind the last multiple of the span since the year 1. */
    private static long rest(ZonedDateTime time, long unit) {
        return nanos(time)
                .subtract(nanos(GoLayout.ZERO))
                .mod(BigInteger.valueOf(unit))
                .longValue();
    }

    private static ZonedDateTime truncated(ZonedDateTime time, List<@Nullable Object> arguments) {
        long unit = span(arguments).toNanos();
        return unit <= 0 ? time : time.minusNanos(rest(time, unit));
    }

    private static ZonedDateTime rounded(ZonedDateTime time, List<@Nullable Object> arguments) {
        long unit = span(arguments).toNanos();
        if (unit <= 0) {
            return time;
        }
        long rest = rest(time, unit);
        return rest < unit - rest ? time.minusNanos(rest) : time.plusNanos(unit - rest);
    }
}
