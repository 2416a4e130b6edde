package dev.tripline.chaos.check;

import dev.tripline.chaos.check.Snapshot.Attempted;
import dev.tripline.chaos.check.Snapshot.Decided;
import dev.tripline.chaos.check.Snapshot.OfSensor;
import dev.tripline.chaos.check.Snapshot.OfTrigger;
import dev.tripline.chaos.check.Snapshot.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was decided, against {@link Model}. */
final class Deciding {
    private final Evidence evidence;
    private final Map<String, Stored> events;

    Deciding(Evidence evidence) {
        this.evidence = evidence;
        this.events = evidence.eventsById();
    }

    List<Row> rows() {
        return List.of(verdicts(), joins());
    }

    private Row verdicts() {
        Row row = new Row("I6", "each decision is the reference model's: sensors, dependencies, triggers, actions");
        for (Decided decision : evidence.bus().decisions()) {
            Stored event = events.get(decision.eventId());
            if (event == null) {
                continue;
            }
            Map<String, Map<String, Boolean>> wanted = Model.verdicts(event);
            Map<String, Map<String, Boolean>> found = decision.sensors().stream()
                    .collect(Collectors.toMap(OfSensor::sensor, OfSensor::dependencies, (one, other) -> Map.of()));
            row.check(
                    wanted.equals(found),
                    "event %s (%s, k=%d, c=%s): wanted %s, found %s",
                    event.id(),
                    event.event(),
                    event.k(),
                    event.colour(),
                    wanted,
                    found);
            decision.sensors().forEach(sensor -> triggers(event, sensor, row));
        }
        return row;
    }

    private static void triggers(Stored event, OfSensor sensor, Row row) {
        boolean passed =
                Model.verdicts(event).getOrDefault(sensor.sensor(), Map.of()).containsValue(true);
        boolean one = sensor.triggers().size() == 1;
        OfTrigger trigger = one ? sensor.triggers().getFirst() : new OfTrigger("", "none", List.of());
        boolean waits =
                passed && sensor.sensor().equals(Model.JOIN) && trigger.result().equals("waiting");
        String wanted = waits ? "waiting" : passed ? "fired" : "notRun";
        row.check(
                trigger.result().equals(wanted) && trigger.actions().size() == (wanted.equals("fired") ? 1 : 0),
                "event %s, sensor %s: wanted %s, found %s",
                event.id(),
                sensor.sensor(),
                wanted,
                sensor.triggers());
    }

    /** Each event that passed is used once, or gave way to a newer one, or waits still; nobody knows the order but roughly. */
    private Row joins() {
        Row row = new Row("I6j", "joins: an event is used at most once, and lost only to a newer one of its kind");
        Map<String, String> used = new HashMap<>();
        Map<String, Map<String, String>> combinations = evidence.bus().attempts().stream()
                .filter(attempt -> attempt.sensor().equals(Model.JOIN))
                .collect(Collectors.toMap(Attempted::action, Attempted::events, (one, other) -> one));
        combinations.forEach((action, together) -> {
            row.check(
                    together.keySet().equals(java.util.Set.of("left", "right")),
                    "action %s joins %s",
                    action,
                    together);
            together.forEach((dependency, id) -> {
                String other = used.putIfAbsent(id, action);
                row.check(other == null, "event %s is used by the actions %s and %s", id, action, other);
                Stored event = events.get(id);
                row.check(
                        event != null
                                && Model.verdicts(event)
                                        .getOrDefault(Model.JOIN, Map.of())
                                        .getOrDefault(dependency, false),
                        "action %s uses event %s as %s, which does not pass",
                        action,
                        id,
                        dependency);
            });
        });
        left(used, row);
        return row;
    }

    private void left(Map<String, String> used, Row row) {
        Map<String, Instant> decided = new HashMap<>();
        evidence.bus().decisions().forEach(one -> decided.putIfAbsent(one.eventId(), one.storedAt()));
        List<Stored> passed = evidence.bus().events().stream()
                .filter(event ->
                        Model.verdicts(event).getOrDefault(Model.JOIN, Map.of()).containsValue(true))
                .filter(event -> decided.containsKey(event.id()))
                .sorted(Comparator.comparing(event -> decided.get(event.id())))
                .toList();
        int expected = 0;
        String waiting = "";
        for (Stored event : passed) {
            boolean fires = !waiting.isEmpty() && !waiting.equals(event.event());
            expected += fires ? 1 : 0;
            waiting = fires ? "" : event.event();
        }
        long joined = used.values().stream().distinct().count();
        row.check(
                Math.abs(joined - expected) <= 5 + expected / 5,
                "%d joins, but in the order of the decisions there would be %d",
                joined,
                expected);
        long stillWaiting = List.of("left", "right").stream()
                .filter(side -> passed.stream()
                        .filter(event -> event.event().equals(side))
                        .reduce((one, next) -> next)
                        .filter(last -> !used.containsKey(last.id()))
                        .isPresent())
                .count();
        row.check(stillWaiting <= 2, "%d sides still wait", stillWaiting);
    }
}
