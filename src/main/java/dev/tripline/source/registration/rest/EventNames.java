package dev.tripline.source.registration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The events that a hook asks for, as most providers have them: names in the member {@code events}. */
public final class EventNames {
    private static final String MEMBER = "events";

    private EventNames() {}

    /** Each once, in the order of the manifest. */
    public static void write(ObjectNode hook, Collection<String> events) {
        ArrayNode names = hook.putArray(MEMBER);
        events.stream().distinct().forEach(names::add);
    }

    public static List<String> read(JsonNode hook) {
        return hook.path(MEMBER).valueStream().map(JsonNode::asText).toList();
    }

    /** As a setting that is compared: their order does not matter. */
    public static String setting(Collection<String> events) {
        return String.join(",", new TreeSet<>(events));
    }
}
