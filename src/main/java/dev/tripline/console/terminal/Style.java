package dev.tripline.console.terminal;

/** Colours and symbols; a word or symbol always stands beside a colour. Text from outside is made harmless. */
public record Style(boolean color) {
    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String warn(String text) {
        return paint("33", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** A duration as people read it: tenths below ten milliseconds. */
    public static String millis(double millis) {
        return (millis < 10 ? Math.round(millis * 10) / 10.0 : Math.round(millis)) + " ms";
    }

    /** Control characters become visible: a payload must not steer the terminal. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean steers =
                    c < 0x20 || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
            if (steers) {
                plain.append(String.format("\\u%04x", c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
