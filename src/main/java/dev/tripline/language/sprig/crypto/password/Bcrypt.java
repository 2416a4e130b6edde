package dev.tripline.language.sprig.crypto.password;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The password hash bcrypt, version 2a, at a cost of 10 (some 50 ms). */
final class Bcrypt {
    /** Bytes of salt. */
    static final int SALT = 16;

    /** Bytes of the longest password. */
    static final int LONGEST = 72;

    private static final int COST = 10;
    private static final int HASH = 23;
    private static final byte[] PLAIN = "OrpheanBeholderScryDoubt".getBytes(StandardCharsets.US_ASCII);
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Bcrypt() {}

    static String hash(byte[] password, byte[] salt) {
        byte[] key = Arrays.copyOf(password, password.length + 1);
        byte[] none = new byte[SALT];
        Blowfish cipher = new Blowfish();
        cipher.expand(key, salt);
        for (int i = 0; i < 1 << COST; i++) {
            cipher.expand(key, none);
            cipher.expand(salt, none);
        }
        ByteBuffer out = ByteBuffer.allocate(PLAIN.length);
        ByteBuffer plain = ByteBuffer.wrap(PLAIN);
        while (plain.hasRemaining()) {
            long block = plain.getLong();
            for (int i = 0; i < 64; i++) {
                block = cipher.encrypt(block);
            }
            out.putLong(block);
        }
        return "$2a$" + COST + "$" + base64(salt) + base64(Arrays.copyOf(out.array(), HASH));
    }

    /** Of its own alphabet, without filling. */
    private static String base64(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (int bit = 0; bit < bytes.length * 8; bit += 6) {
            int first = bytes[bit / 8] & 0xff;
            int second = bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0;
            out.append(ALPHABET.charAt((first << 8 | second) >> 10 - bit % 8 & 0x3f));
        }
        return out.toString();
    }
}
