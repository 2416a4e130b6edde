package dev.tripline.runtime.replay;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.JsonEdit;
import dev.tripline.language.path.PathException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the new event of an old one. */
final class Copies {
    private Copies() {}

    /**
     * The same happening at the same time, under a new id, marked as a replay of the first original.
     *
     * @throws Refused when the body cannot be changed as wanted
     */
    static Event of(Event original, String id, ReplayWanted wanted) {
        Map<String, String> extensions = new LinkedHashMap<>(original.extensions());
        extensions.putIfAbsent(Event.REPLAY_OF, original.id());
        extensions.remove(Event.ONLY_SENSOR);
        // People want it to act although its episode is long over.
        extensions.remove(Event.EPISODE);
        extensions.remove(Event.EPISODE_OVER);
        wanted.sensor().ifPresent(sensor -> extensions.put(Event.ONLY_SENSOR, sensor));
        return new Event(
                id,
                original.source(),
                original.type(),
                original.subject(),
                original.time(),
                original.dataContentType(),
                extensions,
                body(original, wanted.set()));
    }

    private static Body body(Event original, Map<String, String> set) {
        if (set.isEmpty()) {
            return original.body();
        }
        if (!original.body().isPresent() || !Json.of(original.body().bytes()).isValid()) {
            throw Refused.senseless("set: the body of event " + original.id() + " is not JSON");
        }
        String text = original.body().text();
        for (Map.Entry<String, String> one : set.entrySet()) {
            try {
                text = JsonEdit.setRaw(text, one.getKey(), one.getValue());
            } catch (PathException e) {
                throw Refused.senseless("set: " + one.getKey() + ": " + e.getMessage());
            }
        }
        return Body.of(text);
    }
}
