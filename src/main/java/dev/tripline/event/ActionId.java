package dev.tripline.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names an action by what caused it, so that a decision which is repeated after a crash names the same action: 32 hex
 * digits of SHA-256 over the sensor, the trigger, and which event stood for which dependency.
 */
public final class ActionId {
    private static final char SEPARATOR = 0;

    private ActionId() {}

    /**
     * @param eventIds by dependency name; the order does not matter
     */
    public static String of(String sensor, String trigger, Map<String, String> eventIds) {
        StringBuilder text = new StringBuilder(sensor).append(SEPARATOR).append(trigger);
        for (Map.Entry<String, String> entry : new TreeMap<>(eventIds).entrySet()) {
            text.append(SEPARATOR).append(entry.getKey()).append(SEPARATOR).append(entry.getValue());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
