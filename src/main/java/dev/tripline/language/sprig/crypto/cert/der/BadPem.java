package dev.tripline.language.sprig.crypto.cert.der;

/** What is wrong with a key or certificate. Never holds any of it. */
public final class BadPem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public BadPem(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
