package dev.tripline.language.time;

import dev.tripline.language.time.Layout.Piece;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Reads one text in one layout. */
final class TimeReader {
    private final Layout layout;
    private final String text;
    private final TimeFields fields = new TimeFields();
    private final TimeCursor in;

    TimeReader(Layout layout, String text) {
        this.layout = layout;
        this.text = text;
        this.in = new TimeCursor(text);
    }

    ZonedDateTime read(ZoneId zone) {
        for (int i = 0; i < layout.pieces().size(); i++) {
            Piece piece = layout.pieces().get(i);
            if (!in.skip(piece.literal())) {
                throw unreadable(piece.literal());
            }
            boolean fractionNext = i + 1 < layout.pieces().size()
                    && layout.pieces().get(i + 1).element().isFraction();
            int start = in.at();
            try {
                if (!take(piece, fractionNext)) {
                    in.back(start);
                    throw unreadable(piece.source());
                }
            } catch (OutOfRange e) {
                throw new IllegalArgumentException("parsing time " + quoted(text) + ": " + e.what + " out of range", e);
            }
        }
        if (!in.skip(layout.tail())) {
            throw unreadable(layout.tail());
        }
        if (!in.atEnd()) {
            throw new IllegalArgumentException("parsing time " + quoted(text) + ": extra text: " + quoted(in.rest()));
        }
        try {
            return fields.time(zone);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parsing time " + quoted(text) + ": " + e.getMessage(), e);
        }
    }

    private IllegalArgumentException unreadable(String wanted) {
        return new IllegalArgumentException("parsing time " + quoted(text) + " as " + quoted(layout.text())
                + ": cannot parse " + quoted(in.rest()) + " as " + quoted(wanted));
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
    }

    /** False when the element does not stand here. */
    private boolean take(Piece piece, boolean fractionNext) {
        return switch (piece.element()) {
            case YEAR -> in.digits(4, 4) && set(fields.year = in.value());
            case SHORT_YEAR -> in.digits(2, 2) && set(fields.year = in.value() + (in.value() >= 69 ? 1900 : 2000));
            case MONTH, SHORT_MONTH -> month(piece.element() == Element.MONTH);
            case MONTH_NUMBER, ZERO_MONTH ->
                number(piece.element() == Element.ZERO_MONTH) && set(fields.month = range(1, 12, "month"));
            case WEEKDAY -> in.name(Names.DAYS, true);
            case SHORT_WEEKDAY -> in.name(Names.DAYS, false);
            case DAY -> number(false) && set(fields.day = in.value());
            case UNDER_DAY -> in.blanks(1) && number(false) && set(fields.day = in.value());
            case ZERO_DAY -> number(true) && set(fields.day = in.value());
            case UNDER_YEAR_DAY -> in.blanks(2) && in.digits(1, 3) && set(fields.yearDay = in.value());
            case ZERO_YEAR_DAY -> in.digits(3, 3) && set(fields.yearDay = in.value());
            default -> clock(piece, fractionNext);
        };
    }

    private boolean clock(Piece piece, boolean fractionNext) {
        Element element = piece.element();
        return switch (element) {
            case HOUR -> number(false) && set(fields.hour = range(0, 23, "hour"));
            case HOUR12, ZERO_HOUR12 ->
                number(element == Element.ZERO_HOUR12) && set(fields.hour = range(0, 12, "hour"));
            case MINUTE, ZERO_MINUTE ->
                number(element == Element.ZERO_MINUTE) && set(fields.minute = range(0, 59, "minute"));
            case SECOND, ZERO_SECOND -> number(element == Element.ZERO_SECOND) && second(fractionNext);
            case UPPER_PM -> halfOfDay("AM", "PM");
            case LOWER_PM -> halfOfDay("am", "pm");
            case ZONE -> zone();
            case FRACTION -> in.fraction(piece.digits()) && set(fields.nanos = in.value());
            case TRIMMED_FRACTION -> !in.atFraction() || in.fraction(0) && set(fields.nanos = in.value());
            default -> offset(element);
        };
    }

    private static boolean set(int value) {
        return value != TimeCursor.NOTHING;
    }

    private boolean number(boolean twoDigits) {
        return in.digits(twoDigits ? 2 : 1, 2);
    }

    private int range(int from, int to, String what) {
        if (in.value() < from || in.value() > to) {
            throw new OutOfRange(what);
        }
        return in.value();
    }

    private boolean month(boolean whole) {
        return in.name(Names.MONTHS, whole) && set(fields.month = in.value() + 1);
    }

    /** A fraction may follow though the layout shows none. */
    private boolean second(boolean fractionNext) {
        fields.second = range(0, 59, "second");
        return fractionNext || !in.atFraction() || in.fraction(0) && set(fields.nanos = in.value());
    }

    private boolean halfOfDay(String before, String after) {
        boolean forenoon = in.word(before);
        boolean afternoon = !forenoon && in.word(after);
        fields.forenoon |= forenoon;
        fields.afternoon |= afternoon;
        return forenoon || afternoon;
    }

    private boolean zone() {
        if (in.word("UTC")) {
            fields.utc = true;
            return true;
        }
        fields.zoneName = in.zoneName();
        return !fields.zoneName.isEmpty();
    }

    private boolean offset(Element element) {
        if (element.allowsZ() && in.word("Z")) {
            fields.utc = true;
            return true;
        }
        int sign = in.sign();
        int seconds = 0;
        for (int i = 0, unit = 3600; i < element.offsetParts(); i++, unit /= 60) {
            boolean separated = i == 0 || !element.hasColons() || in.word(":");
            if (!separated || !in.digits(2, 2)) {
                return false;
            }
            seconds += unit * range(0, i == 0 ? 24 : 60, "time zone offset");
        }
        // Java's offsets end at 18 hours.
        if (seconds > 18 * 3600) {
            throw new OutOfRange("time zone offset");
        }
        fields.offset = sign * seconds;
        return sign != 0;
    }

    private static final class OutOfRange extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String what;

        OutOfRange(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
