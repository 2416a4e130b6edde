package dev.tripline.chaos.check;

import dev.tripline.chaos.check.Snapshot.Attempted;
import dev.tripline.chaos.check.Snapshot.Decided;
import dev.tripline.chaos.check.Snapshot.OfSensor;
import dev.tripline.chaos.check.Snapshot.OfTrigger;
import dev.tripline.chaos.check.Snapshot.Stored;
import dev.tripline.chaos.fault.Fault;
import dev.tripline.chaos.load.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that is known after a run.
 *
 * @param floors the decider's acknowledgement floor, as it was seen now and then
 * @param quiet how long it took until nothing was left to do; empty when it took too long
 */
public record Evidence(
        List<Sent> sent,
        List<Fault> faults,
        List<Floor> floors,
        Snapshot bus,
        List<Post> posts,
        Optional<Duration> quiet) {
    private static final Duration STALLED = Duration.ofMillis(2_500);

    /** At that moment everything up to this sequence was acknowledged. */
    public record Floor(Instant at, long sequence) {}

    /** That an event's decision fires an action. */
    record Fired(String action, String sensor, String eventId) {}

    Map<String, Stored> eventsById() {
        Map<String, Stored> byId = new HashMap<>();
        bus.events().forEach(event -> byId.putIfAbsent(event.id(), event));
        return byId;
    }

    Map<String, List<Decided>> decisionsByEvent() {
        return bus.decisions().stream().collect(Collectors.groupingBy(Decided::eventId));
    }

    Map<String, List<Attempted>> attemptsByAction() {
        return bus.attempts().stream().collect(Collectors.groupingBy(Attempted::action));
    }

    Map<String, List<Post>> postsByKey() {
        return posts.stream().collect(Collectors.groupingBy(Post::key));
    }

    /** By action; an action that several decisions claim is there once, and a violation elsewhere. */
    Map<String, Fired> fired() {
        Map<String, Fired> fired = new HashMap<>();
        for (Decided decision : bus.decisions()) {
            for (OfSensor sensor : decision.sensors()) {
                for (OfTrigger trigger : sensor.triggers()) {
                    trigger.actions()
                            .forEach(action ->
                                    fired.put(action, new Fired(action, sensor.sensor(), decision.eventId())));
                }
            }
        }
        return fired;
    }

    /** Something was wrong, or the machine so busy that a webhook took seconds: then answers of the bus come too late as well. */
    boolean faultBetween(Instant from, Instant to) {
        return faults.stream().anyMatch(fault -> fault.touches(from, to)) || wasStalled(from, to);
    }

    private boolean wasStalled(Instant from, Instant to) {
        return sent.stream()
                .flatMap(one -> one.tries().stream())
                .anyMatch(one -> one.begin().isBefore(to)
                        && one.end().isAfter(from)
                        && Duration.between(one.begin(), one.end()).compareTo(STALLED) > 0);
    }
}
