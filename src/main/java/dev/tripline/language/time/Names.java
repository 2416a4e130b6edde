package dev.tripline.language.time;

import java.util.List;

/** English names of months and days. */
public final class Names {
    public static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /** From Monday, as ISO 8601 counts. */
    public static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private Names() {}

    /**
     * Which of the names the text begins with, in any case.
     *
     * @return its index, or -1
     */
    static int find(List<String> names, String text, int at, boolean whole) {
        for (int i = 0; i < names.size(); i++) {
            int length = whole ? names.get(i).length() : 3;
            if (text.regionMatches(true, at, names.get(i), 0, length)) {
                return i;
            }
        }
        return -1;
    }
}
