package dev.tripline.console.terminal;

/** Whether this terminal wants colours (no-color.org). */
public final class Colors {
    private Colors() {}

    public static boolean wanted(boolean refused) {
        String term = System.getenv("TERM");
        String noColor = System.getenv("NO_COLOR");
        return !refused && System.console() != null && (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
    }
}
