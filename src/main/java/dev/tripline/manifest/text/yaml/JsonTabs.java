package dev.tripline.manifest.text.yaml;

/** JSON is often indented with tabs, which SnakeYAML does not take for blanks between tokens, though Go's reader does. */
final class JsonTabs {
    private JsonTabs() {}

    /** The text with a space for each tab outside quotes, if it is one JSON value; any other text as it is. */
    static String replaced(String text) {
        String start = text.stripLeading();
        if (text.indexOf('\t') < 0 || !(start.startsWith("{") || start.startsWith("["))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 0; i < out.length(); i++) {
            switch (out.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '\t' -> {
                    if (!quoted) {
                        out.setCharAt(i, ' ');
                    }
                }
                default -> {}
            }
        }
        return out.toString();
    }
}
