package dev.tripline.trigger.artifact;

import dev.tripline.event.Firing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the objects of an action are recognised: by a label, and by names that are the same for every attempt. Pure. */
public final class ActionMark {
    /** The label, or annotation, that holds the action's id. */
    public static final String KEY = "events.tripline.dev/action";

    private static final int LONGEST = 63;
    private static final int DIGITS = 8;

    private ActionMark() {}

    /** The action's id where it may be the value of a label, else a hash of it. */
    public static String of(Firing firing) {
        String id = firing.actionId();
        return isLabelValue(id) ? id : hash(id, 2 * DIGITS);
    }

    /**
     * The labels of an object that an action makes. The time is that of the firing, in milliseconds, so that every attempt makes
     * the same object; Argo Events takes the time of the attempt.
     */
    public static Map<String, String> labels(Firing firing) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("events.argoproj.io/sensor", labelValue(firing.sensor()));
        labels.put("events.argoproj.io/trigger", labelValue(firing.trigger()));
        labels.put(
                "events.argoproj.io/action-timestamp",
                String.valueOf(firing.at().toEpochMilli()));
        labels.put(KEY, of(firing));
        return labels;
    }

    /** A name that begins as wanted and ends with a hash of the action's id; at most 63 characters. */
    public static String name(String prefix, Firing firing) {
        String end = hash(firing.actionId(), DIGITS);
        int room = LONGEST - end.length();
        return (prefix.length() > room ? prefix.substring(0, room) : prefix) + end;
    }

    /** Text as the value of a label: what labels forbid becomes a dash, and the end is cut off. */
    static String labelValue(String text) {
        if (isLabelValue(text)) {
            return text;
        }
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^[._-]+|[._-]+$", "");
    }

    private static boolean isLabelValue(String text) {
        return text.length() <= LONGEST && text.matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|");
    }

    private static String hash(String id, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
