package dev.tripline.console.cli;

/** Whether this terminal wants colours (no-color.org). */
final class Colors {
    private Colors() {}

    static boolean wanted(boolean refused) {
        String term = System.getenv("TERM");
        String noColor = System.getenv("NO_COLOR");
        return !refused && System.console() != null && (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
    }
}
