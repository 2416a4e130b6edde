package dev.tripline.language.time;

import java.time.ZonedDateTime;

/** Writes one time in one layout. */
final class TimeText {
    private final ZonedDateTime time;
    private final StringBuilder out = new StringBuilder();

    private TimeText(ZonedDateTime time) {
        this.time = time;
    }

    static String of(ZonedDateTime time, Layout layout) {
        TimeText text = new TimeText(time);
        for (Layout.Piece piece : layout.pieces()) {
            text.out.append(piece.literal());
            text.add(piece);
        }
        return text.out.append(layout.tail()).toString();
    }

    private void add(Layout.Piece piece) {
        Element element = piece.element();
        switch (element) {
            case MONTH -> out.append(Names.MONTHS.get(time.getMonthValue() - 1));
            case SHORT_MONTH -> out.append(Names.MONTHS.get(time.getMonthValue() - 1), 0, 3);
            case WEEKDAY -> out.append(Names.DAYS.get(time.getDayOfWeek().getValue() - 1));
            case SHORT_WEEKDAY -> out.append(Names.DAYS.get(time.getDayOfWeek().getValue() - 1), 0, 3);
            case YEAR -> year();
            case SHORT_YEAR -> number(Math.max(0, time.getYear()) % 100, 2, '0');
            case MONTH_NUMBER -> number(time.getMonthValue(), 1, '0');
            case ZERO_MONTH -> number(time.getMonthValue(), 2, '0');
            case DAY -> number(time.getDayOfMonth(), 1, '0');
            case UNDER_DAY -> number(time.getDayOfMonth(), 2, ' ');
            case ZERO_DAY -> number(time.getDayOfMonth(), 2, '0');
            case UNDER_YEAR_DAY -> number(time.getDayOfYear(), 3, ' ');
            case ZERO_YEAR_DAY -> number(time.getDayOfYear(), 3, '0');
            default -> clock(piece);
        }
    }

    private void clock(Layout.Piece piece) {
        int hour12 = (time.getHour() + 11) % 12 + 1;
        switch (piece.element()) {
            case HOUR -> number(time.getHour(), 2, '0');
            case HOUR12 -> number(hour12, 1, '0');
            case ZERO_HOUR12 -> number(hour12, 2, '0');
            case MINUTE -> number(time.getMinute(), 1, '0');
            case ZERO_MINUTE -> number(time.getMinute(), 2, '0');
            case SECOND -> number(time.getSecond(), 1, '0');
            case ZERO_SECOND -> number(time.getSecond(), 2, '0');
            case UPPER_PM -> out.append(time.getHour() >= 12 ? "PM" : "AM");
            case LOWER_PM -> out.append(time.getHour() >= 12 ? "pm" : "am");
            case ZONE -> out.append(ZoneName.of(time));
            case FRACTION, TRIMMED_FRACTION -> fraction(piece);
            default -> offset(piece.element());
        }
    }

    private void year() {
        if (time.getYear() < 0) {
            out.append('-');
        }
        number(Math.abs(time.getYear()), 4, '0');
    }

    private void number(int value, int width, char fill) {
        String digits = Integer.toString(value);
        out.repeat(fill, Math.max(0, width - digits.length())).append(digits);
    }

    private void offset(Element element) {
        int seconds = time.getOffset().getTotalSeconds();
        if (seconds == 0 && element.allowsZ()) {
            out.append('Z');
        } else {
            out.append(Offsets.text(seconds, element.offsetParts(), element.hasColons()));
        }
    }

    /** Go writes at most nine digits: what is asked for beyond is ignored. */
    private void fraction(Layout.Piece piece) {
        String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
        int digits = Math.min(piece.digits(), 9);
        if (piece.element() == Element.TRIMMED_FRACTION) {
            while (digits > 0 && nanos.charAt(digits - 1) == '0') {
                digits--;
            }
            if (digits == 0) {
                return;
            }
        }
        out.append(piece.source().charAt(0)).append(nanos, 0, digits);
    }
}
