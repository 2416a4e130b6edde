package dev.tripline.language.jq.time;

import dev.tripline.language.jq.value.Budget;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** {@code strftime} in UTC, with the flags {@code - _ 0 ^ #} and widths, as timefmt-go 0.1.8 does. What is unknown stays as it is. */
public final class TimeFormat {
    private static final int WIDEST = 1024;
    private static final char UNSET = 0;
    private static final char NONE = '-';

    private final LocalDateTime time;
    private final String format;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int width;
    private char padding = UNSET;
    private boolean upper;
    private boolean swap;

    private TimeFormat(LocalDateTime time, String format) {
        this.time = time;
        this.format = format;
    }

    public static String format(LocalDateTime time, String format, Budget budget) {
        TimeFormat one = new TimeFormat(time, format);
        while (one.at < format.length()) {
            budget.touch();
            if (one.out.length() > Budget.LONGEST_TEXT) {
                break;
            }
            one.next();
        }
        budget.text(one.out.length());
        return one.out.toString();
    }

    private void next() {
        char c = format.charAt(at++);
        if (c != '%') {
            out.append(c);
            return;
        }
        int start = at - 1;
        width = 0;
        padding = UNSET;
        upper = false;
        swap = false;
        flags();
        int colons = 0;
        while (at < format.length() && format.charAt(at) == ':' && colons < 3) {
            colons++;
            at++;
        }
        if (at == format.length()) {
            asItIs(start);
            return;
        }
        char conversion = format.charAt(at++);
        if (colons > 0) {
            if (conversion == 'z') {
                offset(colons);
            } else {
                at--;
                asItIs(start);
            }
        } else if (!convert(conversion)) {
            asItIs(start);
        }
    }

    private void asItIs(int start) {
        literal(format.substring(start, at));
    }

    private void flags() {
        for (; at < format.length(); at++) {
            char c = format.charAt(at);
            switch (c) {
                case '-', '_', '0' -> padding = c == '_' ? ' ' : c;
                case '^' -> upper = true;
                case '#' -> swap = true;
                default -> {
                    if (c < '1' || c > '9') {
                        return;
                    }
                    readWidth();
                }
            }
        }
    }

    private void readWidth() {
        width = 0;
        while (at < format.length() && Character.digit(format.charAt(at), 10) >= 0 && format.charAt(at) < 0x80) {
            width = Math.min(width * 10 + format.charAt(at++) - '0', WIDEST);
        }
        at--;
        padding = padding == NONE ? ' ' : padding;
    }

    private boolean convert(char conversion) {
        String combined = Words.combined(conversion);
        if (combined != null) {
            combined(combined);
            return true;
        }
        return date(conversion) || clock(conversion);
    }

    private void combined(String parts) {
        swap = false;
        for (int i = 0; i < parts.length(); i++) {
            width = 0;
            padding = UNSET;
            if (!convert(parts.charAt(i))) {
                out.append(parts.charAt(i));
            }
        }
    }

    private boolean date(char conversion) {
        int day = time.getDayOfWeek().getValue() % 7;
        int yearDay = time.getDayOfYear();
        int weekYear = time.get(IsoFields.WEEK_BASED_YEAR);
        switch (conversion) {
            case 'Y' -> number(time.getYear(), width == 0 ? 4 : width, '0');
            case 'y' -> number(Math.abs(time.getYear() % 100), Math.max(width, 2), '0');
            case 'C' -> number(time.getYear() / 100, Math.max(width, 2), '0');
            case 'G' -> number(weekYear, width == 0 ? 4 : width, '0');
            case 'g' -> number(Math.abs(weekYear % 100), Math.max(width, 2), '0');
            case 'm' -> number(time.getMonthValue(), Math.max(width, 2), '0');
            case 'B' -> word(Words.MONTHS, time.getMonthValue() - 1);
            case 'b', 'h' -> word(Words.SHORT_MONTHS, time.getMonthValue() - 1);
            case 'A' -> word(Words.DAYS, day);
            case 'a' -> word(Words.SHORT_DAYS, day);
            case 'w' -> number(day, width, '0');
            case 'u' -> number(day == 0 ? 7 : day, width, '0');
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), Math.max(width, 2), '0');
            case 'U' -> number((yearDay + 6 - day) / 7, Math.max(width, 2), '0');
            case 'W' -> number((day > 0 ? yearDay - day + 7 : yearDay) / 7, Math.max(width, 2), '0');
            case 'e' -> number(time.getDayOfMonth(), Math.max(width, 2), ' ');
            case 'd' -> number(time.getDayOfMonth(), Math.max(width, 2), '0');
            case 'j' -> number(yearDay, Math.max(width, 3), '0');
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean clock(char conversion) {
        int hour = time.getHour();
        int half = hour % 12 == 0 ? 12 : hour % 12;
        switch (conversion) {
            case 'H' -> number(hour, Math.max(width, 2), '0');
            case 'k' -> number(hour, Math.max(width, 2), ' ');
            case 'I' -> number(half, Math.max(width, 2), '0');
            case 'l' -> number(half, Math.max(width, 2), ' ');
            case 'M' -> number(time.getMinute(), Math.max(width, 2), '0');
            case 'S' -> number(time.getSecond(), Math.max(width, 2), '0');
            case 's' -> number(time.toEpochSecond(ZoneOffset.UTC), width, ' ');
            case 'f' -> number(time.getNano() / 1000, width == 0 ? 6 : width, '0');
            case 'p' -> word(Words.HALVES, hour / 12);
            case 'P' -> {
                swap = !(upper || swap);
                word(Words.HALVES, hour / 12);
            }
            case 'Z' -> text("UTC");
            case 'z' -> offset(0);
            case 't' -> literal("\t");
            case 'n' -> literal("\n");
            case '%' -> literal("%");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void literal(String text) {
        upper = false;
        swap = false;
        text(text);
    }

    private void number(long number, int wide, char usual) {
        String digits = Long.toString(number);
        char pad = padding == UNSET ? usual : padding;
        int missing = wide - digits.length();
        if (pad == NONE || missing <= 0) {
            out.append(digits);
        } else if (pad == '0' && number < 0) {
            out.append('-').repeat('0', missing).append(digits, 1, digits.length());
        } else {
            out.repeat(pad, missing).append(digits);
        }
    }

    private void word(List<String> words, int index) {
        text(words.get(index));
    }

    private void text(String text) {
        if (padding != NONE && width > text.length()) {
            out.repeat(padding == UNSET ? ' ' : padding, width - text.length());
        }
        if (swap && Character.isUpperCase(text.charAt(text.length() - 1))) {
            out.append(text.toLowerCase(Locale.ROOT));
        } else {
            out.append(upper || swap ? text.toUpperCase(Locale.ROOT) : text);
        }
    }

    /** Always UTC. */
    private void offset(int colons) {
        String hour = padding == UNSET || padding == '0' ? "00" : "0";
        String rest = switch (colons) {
            case 1 -> ":00";
            case 2 -> ":00:00";
            case 3 -> "";
            default -> "00";
        };
        int missing = Math.max(0, width - 1 - hour.length() - rest.length());
        if (padding == ' ') {
            out.repeat(' ', Math.max(missing, 1)).append('+');
        } else {
            out.append('+').repeat('0', padding == NONE ? 0 : missing);
        }
        out.append(hour).append(rest);
    }
}
