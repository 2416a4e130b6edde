package dev.tripline.bus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names on the bus: streams, subjects, durable consumers. */
public final class Subjects {
    public static final String EVENTS_STREAM = "default";
    public static final String ACTIONS_STREAM = "TRIPLINE_ACTIONS";
    public static final String LEDGER_STREAM = "TRIPLINE_LEDGER";
    public static final String DEAD_STREAM = "TRIPLINE_DEAD";
    public static final String STATE_STREAM = "KV_TRIPLINE_STATE";

    /** The durable consumer of all events, which all replicas share. */
    public static final String DECIDER = "tripline-decider";

    public static final String ACTIONS = "tripline.actions.";
    /** All actions that nobody put aside: two tokens, so that it does not overlap with {@link #WAITING}. */
    public static final String FRESH_ACTIONS = ACTIONS + "*.*";

    /** The prefix of the lanes of actions that have to wait, in the actions stream. */
    public static final String WAITING = ACTIONS + "waiting.";

    public static final String LEDGER = "tripline.ledger.";
    public static final String DEAD = "tripline.dead.";
    public static final String STATE = "$KV.TRIPLINE_STATE.";

    private static final int LONGEST_TOKEN = 120;

    private Subjects() {}

    /** Where an event lies: the wire form that Argo Events uses (sensor specification 8.1). */
    public static String event(String eventSource, String event) {
        return "default." + eventSource + "." + event;
    }

    /** Where an action waits. */
    public static String action(String sensor, String trigger) {
        return ACTIONS + token(sensor) + "." + token(trigger);
    }

    /** Where an action waits that cannot be attempted now: its trigger's own lane, out of the way of the others. */
    public static String waiting(String sensor, String trigger) {
        return WAITING + token(sensor) + "." + token(trigger);
    }

    /** The record of an event's decisions. */
    public static String decision(String eventId) {
        return LEDGER + "event." + token(eventId);
    }

    /** The record of an action's attempt, counted from 1. */
    public static String attempt(String actionId, int number) {
        return LEDGER + "attempt." + token(actionId) + "." + number;
    }

    /** The record of an action that was taken from the dead letters for good. */
    public static String dropped(String actionId) {
        return LEDGER + "dropped." + token(actionId);
    }

    /** The record that an episode of an event is over. */
    public static String over(String eventSource, String event, String episode) {
        return LEDGER + "over." + token(eventSource) + "." + token(event) + "." + token(episode);
    }

    /** The record of an event that will not be: an occurrence that was left out. */
    public static String missed(String eventId) {
        return LEDGER + "missed." + token(eventId);
    }

    /** Where an action that was given up lies. */
    public static String dead(String sensor, String trigger) {
        return DEAD + token(sensor) + "." + token(trigger);
    }

    /** The key of a join in the state bucket. */
    public static String join(String sensor, String trigger) {
        return STATE + "join." + token(sensor) + "." + token(trigger);
    }

    /** The key in the state bucket that holds how far a trigger's pace is used up. */
    public static String rate(String sensor, String trigger) {
        return STATE + "rate." + token(sensor) + "." + token(trigger);
    }

    /** The key in the state bucket that holds for which keys a trigger is cooling down. */
    public static String cooldown(String sensor, String trigger) {
        return STATE + "cooldown." + token(sensor) + "." + token(trigger);
    }

    /** The key in the state bucket that holds what an event's listener remembers. */
    public static String memory(String eventSource, String event) {
        return STATE + "source." + token(eventSource) + "." + token(event);
    }

    /** The key in the state bucket that holds who holds a lease. */
    public static String lease(String name) {
        return STATE + "lease." + token(name);
    }

    /** The key in the state bucket that holds where each sensor began. */
    public static String starts() {
        return STATE + "starts";
    }

    /** One token of a subject: the text itself where NATS allows it, else a hash of it. */
    public static String token(String text) {
        boolean plain = !text.isEmpty() && text.length() <= LONGEST_TOKEN;
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        }
        return plain ? text : "~" + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
