package dev.tripline.language.sprig.crypto.cert;

/** What is wrong with a key or certificate. Never holds any of it. */
final class BadPem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadPem(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
