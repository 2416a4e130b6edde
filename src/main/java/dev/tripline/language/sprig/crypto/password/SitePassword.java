package dev.tripline.language.sprig.crypto.password;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Passwords for sites, derived from one password by the Master Password algorithm, version 0. */
final class SitePassword {
    private static final String SCOPE = "com.lyndir.masterpassword";

    private static final String VOWELS = "AEIOU";
    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
    private static final String SMALL_VOWELS = "aeiou";
    private static final String SMALL_CONSONANTS = "bcdfghjklmnpqrstvwxyz";
    private static final String LETTERS = VOWELS + SMALL_VOWELS + CONSONANTS + SMALL_CONSONANTS;
    private static final String DIGITS = "0123456789";

    /** What the letters of a pattern stand for. */
    private static final Map<Character, String> CLASSES = Map.of(
            'V', VOWELS,
            'C', CONSONANTS,
            'v', SMALL_VOWELS,
            'c', SMALL_CONSONANTS,
            'A', VOWELS + CONSONANTS,
            'a', LETTERS,
            'n', DIGITS,
            'o', "@&%?,=[]_:-+*$#!'^~;()/.",
            'x', LETTERS + DIGITS + "!@#$%^&*()");

    private static final Map<String, List<String>> PATTERNS = Map.of(
            "maximum", List.of("anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"),
            "long", longPatterns(),
            "medium", List.of("CvcnoCvc", "CvcCvcno"),
            "short", List.of("Cvcn"),
            "basic", List.of("aaanaaan", "aannaaan", "aaannaaa"),
            "pin", List.of("nnnn"));

    private SitePassword() {}

    /** Three groups of four, one or two or none of them with two consonants at the end; a digit and a sign behind one of them. */
    private static List<String> longPatterns() {
        return List.of("000", "100", "010", "001", "110", "011", "101").stream()
                .flatMap(closed -> IntStream.range(0, 3).mapToObj(sign -> longPattern(closed, sign)))
                .toList();
    }

    private static String longPattern(String closed, int sign) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            pattern.append(closed.charAt(i) == '1' ? "Cvcc" : "Cvcv").append(i == sign ? "no" : "");
        }
        return pattern.toString();
    }

    /**
     * @param counter of 32 bits
     */
    static String derive(long counter, String type, String password, String user, String site) {
        @Nullable List<String> patterns = PATTERNS.get(type);
        if (patterns == null) {
            return "cannot find password template " + type;
        }
        byte[] key = Scrypt.key(utf8(password), scoped(user, 0).array(), 32768, 8, 2, 64);
        byte[] seed = signed(key, scoped(site, 4).putInt((int) counter).array());
        String pattern = patterns.get((seed[0] & 0xff) % patterns.size());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            String letters = CLASSES.getOrDefault(pattern.charAt(i), DIGITS);
            out.append(letters.charAt((seed[i + 1] & 0xff) % letters.length()));
        }
        return out.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The scope, the length of the text, the text, and room behind it. */
    private static ByteBuffer scoped(String text, int room) {
        byte[] scope = utf8(SCOPE);
        byte[] bytes = utf8(text);
        return ByteBuffer.allocate(scope.length + 4 + bytes.length + room)
                .put(scope)
                .putInt(bytes.length)
                .put(bytes);
    }

    private static byte[] signed(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
