package dev.tripline.console.terminal;

/** Failures in one line. */
public final class Failures {
    private Failures() {}

    /** The innermost message that says something. */
    public static String text(Throwable failure) {
        String text = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                text = message;
            }
        }
        return text.isEmpty() ? failure.getClass().getSimpleName() : text;
    }
}
