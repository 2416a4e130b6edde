package dev.tripline.language.sprig.url;

/** What is wrong with a URL. */
final class BadUrl extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadUrl(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
