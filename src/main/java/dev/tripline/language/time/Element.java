package dev.tripline.language.time;

/** What a layout can ask for, named by the example time that asks for it: Mon Jan 2 15:04:05 -0700 MST 2006. */
enum Element {
    MONTH("January"),
    SHORT_MONTH("Jan"),
    MONTH_NUMBER("1"),
    ZERO_MONTH("01"),
    WEEKDAY("Monday"),
    SHORT_WEEKDAY("Mon"),
    DAY("2"),
    UNDER_DAY("_2"),
    ZERO_DAY("02"),
    UNDER_YEAR_DAY("__2"),
    ZERO_YEAR_DAY("002"),
    HOUR("15"),
    HOUR12("3"),
    ZERO_HOUR12("03"),
    MINUTE("4"),
    ZERO_MINUTE("04"),
    SECOND("5"),
    ZERO_SECOND("05"),
    YEAR("2006"),
    SHORT_YEAR("06"),
    UPPER_PM("PM"),
    LOWER_PM("pm"),
    ZONE("MST"),
    Z_OFFSET("Z0700"),
    Z_SECONDS_OFFSET("Z070000"),
    Z_SHORT_OFFSET("Z07"),
    Z_COLON_OFFSET("Z07:00"),
    Z_COLON_SECONDS_OFFSET("Z07:00:00"),
    OFFSET("-0700"),
    SECONDS_OFFSET("-070000"),
    SHORT_OFFSET("-07"),
    COLON_OFFSET("-07:00"),
    COLON_SECONDS_OFFSET("-07:00:00"),
    /** All the digits that are asked for: {@code .000}. */
    FRACTION(".0"),
    /** As many of the digits as are not zeros at the end: {@code .999}. */
    TRIMMED_FRACTION(".9");

    private final String text;

    Element(String text) {
        this.text = text;
    }

    /** The letters in the layout; of fractions only the shortest form. */
    String text() {
        return text;
    }

    boolean isFraction() {
        return this == FRACTION || this == TRIMMED_FRACTION;
    }

    /** Whether {@code Z} stands for no offset. */
    boolean allowsZ() {
        return text.charAt(0) == 'Z';
    }

    boolean isOffset() {
        return text.startsWith("Z07") || text.startsWith("-07");
    }

    boolean hasColons() {
        return text.contains(":");
    }

    /** Of an offset: hours, minutes, seconds, or fewer of them. */
    int offsetParts() {
        return (int) text.chars().filter(Character::isDigit).count() / 2;
    }
}
