package dev.tripline.source.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tokens that are sent as they are. */
public final class Tokens {
    private Tokens() {}

    /** Compares digests in constant time, so that not even the length of the secret shows. An empty secret matches nothing. */
    public static boolean same(String claimed, String secret) {
        return !secret.isEmpty() & MessageDigest.isEqual(digest(claimed), digest(secret));
    }

    private static byte[] digest(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
