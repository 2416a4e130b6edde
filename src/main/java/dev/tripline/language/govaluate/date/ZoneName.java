package dev.tripline.language.govaluate.date;

/**
 * An abbreviation of a time zone at the beginning of a text. Only UTC and GMT with an offset mean something; every other one is
 * taken for UTC, as Go does where the zone is not its own.
 *
 * @param length in characters
 * @param offset in seconds east of UTC
 */
record ZoneName(int length, int offset) {
    private static final int MOST_HOURS = 23;

    /** Of length 0 when there is none. */
    static ZoneName in(String text) {
        if (text.startsWith("UTC")) {
            return new ZoneName(3, 0);
        }
        if (text.startsWith("ChST") || text.startsWith("MeST")) {
            return new ZoneName(4, 0);
        }
        if (text.startsWith("GMT")) {
            String hours = text.substring(3, 3 + signed(text.substring(3)));
            return new ZoneName(3 + hours.length(), hours.isEmpty() ? 0 : Integer.parseInt(hours) * 3600);
        }
        return text.length() < 3 ? new ZoneName(0, 0) : new ZoneName(Math.max(signed(text), letters(text)), 0);
    }

    private static int letters(String text) {
        int count = 0;
        while (count < 6 && count < text.length() && text.charAt(count) >= 'A' && text.charAt(count) <= 'Z') {
            count++;
        }
        boolean zone =
                switch (count) {
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
        while (end < text.length() && Character.isDigit(text.charAt(end)) && text.charAt(end) <= '9') {
            hours = Math.min(MOST_HOURS + 1, hours * 10 + text.charAt(end) - '0');
            end++;
        }
        return end == 1 || hours > MOST_HOURS ? 0 : end;
    }
}
