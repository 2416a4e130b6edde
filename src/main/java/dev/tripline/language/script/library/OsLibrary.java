package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.LuaNumber;
import dev.tripline.language.script.value.LuaTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of {@code os} what only asks for the time. The environment is empty, the time zone is UTC. */
final class OsLibrary {
    static final Map<String, Native> FUNCTIONS = Map.of(
            "clock", OsLibrary::clock,
            "date", OsLibrary::date,
            "difftime", call -> Call.one((double) (call.whole(1) - call.whole(2))),
            "getenv", OsLibrary::environment,
            "setlocale", call -> Call.one(false),
            "time", OsLibrary::time);

    /** As gopher-lua has them, its slips included. */
    private static final Map<Character, String> FORMATS = Map.ofEntries(
            Map.entry('a', "'mon'"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('c', "dd MMM yy HH:mm 'UTC'"),
            Map.entry('d', "dd"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('m', "MM"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('P', "a"),
            Map.entry('S', "ss"),
            Map.entry('x', "HH/mm/ss"),
            Map.entry('X', "HH:mm:ss"),
            Map.entry('y', "yy"),
            Map.entry('Y', "yyyy"),
            Map.entry('z', "xx"),
            Map.entry('Z', "'UTC'"));

    private static final long LATEST = 253_402_300_799L;
    private static final long EARLIEST = -62_135_596_800L;
    private static final double MICROS = 1e6;

    private OsLibrary() {}

    private static @Nullable Object[] clock(Call call) {
        Instant now = call.machine().world().clock().instant();
        return Call.one(now.getEpochSecond() % 1_000_000 + now.getNano() / 1000 / MICROS);
    }

    private static @Nullable Object[] environment(Call call) {
        call.text(1);
        return Call.one(null);
    }

    private static @Nullable Object[] date(Call call) {
        String format = call.count() == 0 ? "%c" : call.text(1);
        while (format.startsWith("!")) {
            format = format.substring(1);
        }
        long seconds = call.count() >= 2
                ? call.whole(2)
                : call.machine().world().clock().instant().getEpochSecond();
        if (seconds < EARLIEST || seconds > LATEST) {
            throw call.machine().error("time out of range");
        }
        ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
        return Call.one(format.startsWith("*t") ? fields(call, time) : format(call, time, format));
    }

    private static LuaTable fields(Call call, ZonedDateTime time) {
        LuaTable table = new LuaTable(call.budget());
        table.set("year", (double) time.getYear());
        table.set("month", (double) time.getMonthValue());
        table.set("day", (double) time.getDayOfMonth());
        table.set("hour", (double) time.getHour());
        table.set("min", (double) time.getMinute());
        table.set("sec", (double) time.getSecond());
        table.set("wday", weekday(time) + 1.0);
        table.set("yday", 0.0);
        table.set("isdst", false);
        return table;
    }

    private static int weekday(ZonedDateTime time) {
        return time.getDayOfWeek().getValue() % 7;
    }

    private static String format(Call call, ZonedDateTime time, String format) {
        Text out = new Text(call.budget());
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char flag = format.charAt(++i);
            String layout = FORMATS.get(flag);
            call.budget().steps(100);
            if (layout == null) {
                out.append(flag == '%' ? "%" : flag == 'w' ? Integer.toString(weekday(time)) : "%" + flag);
            } else {
                String text =
                        DateTimeFormatter.ofPattern(layout, Locale.ENGLISH).format(time);
                out.append(flag == 'P' ? text.toLowerCase(Locale.ROOT) : text);
            }
        }
        return out.toString();
    }

    private static @Nullable Object[] time(Call call) {
        if (call.get(1) == null) {
            return Call.one((double) call.machine().world().clock().instant().getEpochSecond());
        }
        LuaTable table = call.table(1);
        long year = field(table, "year", -1);
        long month = field(table, "month", -1);
        if (Math.abs(year) > 9999 || Math.abs(month) > 100_000) {
            throw call.machine().error("time out of range");
        }
        LocalDate start = LocalDate.of((int) year, 1, 1).plusMonths(month - 1);
        long days = start.toEpochDay() + field(table, "day", -1) - 1;
        long minutes = (days * 24 + field(table, "hour", 12)) * 60 + field(table, "min", 0);
        return Call.one((double) (minutes * 60 + field(table, "sec", 0)));
    }

    private static long field(LuaTable table, String name, long otherwise) {
        Object value = table.get(name);
        if (value instanceof Double number) {
            return LuaNumber.whole(number);
        }
        if (!(value instanceof String text)) {
            return otherwise;
        }
        String digits = LuaNumber.trim(text, " ");
        boolean octal =
                digits.startsWith("0") && !digits.toLowerCase(Locale.ROOT).startsWith("0x");
        Double number = LuaNumber.parse(octal ? decimal(digits) : digits);
        return number == null ? otherwise : LuaNumber.whole(number);
    }

    /** Without the zeros in front, which would make it octal. */
    private static String decimal(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
