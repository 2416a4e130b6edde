package dev.tripline.bus.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** User and password of one server; new at each start of Tripline, the same over restarts of the server. */
public final class Credentials {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private final char[] password;

    private Credentials(char[] password) {
        this.password = password;
    }

    static Credentials random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Credentials(HexFormat.of().formatHex(bytes).toCharArray());
    }

    public String user() {
        return "tripline";
    }

    /** A copy. */
    public char[] password() {
        return password.clone();
    }

    /** The text without the password. */
    String redacted(String text) {
        return text.replace(String.valueOf(password), "(password)");
    }

    @Override
    public String toString() {
        return user() + ":(password)";
    }
}
