package dev.tripline.chaos.check;

import dev.tripline.chaos.check.Snapshot.Stored;
import java.util.Map;
import java.util.Set;

/**
 * What the sensors of sensors.yaml must say, written a second time and apart from the product: pure, over the numbers in an event. A
 * change there is a change here.
 */
final class Model {
    /** Its trigger waits for two events. */
    static final String JOIN = "both";

    private Model() {}

    /** For each sensor that listens to the event: its dependency and whether it passes. */
    static Map<String, Map<String, Boolean>> verdicts(Stored event) {
        int k = event.k();
        return switch (event.source() + "/" + event.event()) {
            case "load/plain" -> Map.of("plain", Map.of("dep", true));
            case "load/picky" ->
                Map.of("picky", Map.of("dep", k >= 40 && Set.of("red", "blue").contains(event.colour())));
            case "load/left" -> Map.of(JOIN, Map.of("left", k >= 20));
            case "load/right" -> Map.of(JOIN, Map.of("right", true));
            case "load/one" -> Map.of("either", Map.of("one", true));
            case "load/two" -> Map.of("either", Map.of("two", true));
            case "load/twice" -> Map.of("first", Map.of("dep", true), "second", Map.of("dep", k % 2 == 0));
            case "load/refused" -> Map.of("refused", Map.of("dep", true));
            case "load/failing" -> Map.of("failing", Map.of("dep", true));
            case "forge/push" -> Map.of("pushed", Map.of("dep", k >= 10));
            default -> Map.of();
        };
    }

    /** The target takes no such thing: its action ends among the dead letters. */
    static boolean isUnacceptable(String sensor, Stored event) {
        return event.k() < 30 && (sensor.equals("refused") || sensor.equals("failing"));
    }

    /** The target says so for good: one attempt is enough. */
    static boolean isRefusedForGood(String sensor, Stored event) {
        return event.k() < 30 && sensor.equals("refused");
    }

    /** So few attempts that a fault may use them up. */
    static boolean mayBeGivenUp(String sensor) {
        return sensor.equals("failing");
    }
}
