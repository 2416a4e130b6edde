package dev.tripline.language.govaluate.date;

/** Abbreviations of time zones. They have no effect: Go takes every zone that is not its own for UTC, {@code GMT+3} as well. */
final class ZoneName {
    private static final int MOST_HOURS = 23;

    private ZoneName() {}

    /** How long the one at the beginning of a text is; 0 when there is none. */
    static int length(String text) {
        if (text.startsWith("UTC")) {
            return 3;
        }
        if (text.startsWith("ChST") || text.startsWith("MeST")) {
            return 4;
        }
        if (text.startsWith("GMT")) {
            return 3 + signed(text.substring(3));
        }
        return text.length() < 3 ? 0 : Math.max(signed(text), letters(text));
    }

    private static int letters(String text) {
        int count = 0;
        while (count < 6 && count < text.length() && text.charAt(count) >= 'A' && text.charAt(count) <= 'Z') {
            count++;
        }
        boolean zone = switch (count) {
            case 3 -> true;
            case 4 -> text.charAt(3) == 'T' || text.startsWith("WITA");
            case 5 -> text.charAt(4) == 'T';
            default -> false;
        };
        return zone ? count : 0;
    }

    /** How many characters a sign and at most 23 hours take; 0 for anything else. */
    private static int signed(String text) {
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return 0;
        }
        int end = 1;
        int hours = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            hours = Math.min(MOST_HOURS + 1, hours * 10 + text.charAt(end) - '0');
            end++;
        }
        return end == 1 || hours > MOST_HOURS ? 0 : end;
    }
}
