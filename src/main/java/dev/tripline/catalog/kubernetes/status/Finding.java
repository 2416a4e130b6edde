package dev.tripline.catalog.kubernetes.status;

/**
 * A condition without its time.
 *
 * @param reason one word; may be empty
 * @param message for people; may be empty, and is cut at {@link #LONGEST} characters
 */
public record Finding(String type, Standing standing, String reason, String message) {
    static final int LONGEST = 1_024;

    /** As Kubernetes writes it. */
    public enum Standing {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String text;

        Standing(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    public Finding {
        message = message.length() <= LONGEST ? message : cut(message) + "…";
    }

    /** Half a character would come back as another one, and be written again for ever. */
    private static String cut(String message) {
        int end = LONGEST - 1;
        return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end);
    }

    public static Finding good(String type) {
        return new Finding(type, Standing.TRUE, "", "");
    }

    public static Finding good(String type, String reason, String message) {
        return new Finding(type, Standing.TRUE, reason, message);
    }

    public static Finding bad(String type, String reason, String message) {
        return new Finding(type, Standing.FALSE, reason, message);
    }

    public static Finding unknown(String type) {
        return new Finding(type, Standing.UNKNOWN, "", "");
    }
}
