package dev.tripline.source.alertmanager;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The fingerprint that Prometheus gives to a set of labels: FNV-1a of 64 bits over names and values, in the order of the names. */
final class Fingerprint {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final byte SEPARATOR = (byte) 0xFF;

    private Fingerprint() {}

    static String of(Map<String, String> labels) {
        long hash = BASIS;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            hash = separated(separated(hash, label.getKey()), label.getValue());
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long separated(long before, String text) {
        long hash = before;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = next(hash, b);
        }
        return next(hash, SEPARATOR);
    }

    private static long next(long hash, byte b) {
        return (hash ^ (b & 0xFF)) * PRIME;
    }
}
