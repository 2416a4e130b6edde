package dev.tripline.chaos.check;

import dev.tripline.chaos.check.Evidence.Floor;
import dev.tripline.chaos.check.Snapshot.Decided;
import dev.tripline.chaos.check.Snapshot.Stored;
import dev.tripline.chaos.load.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** From the sender to the stored decision. */
final class Intake {
    /** The stream forgets an id after five minutes; a delivery that is sent again later is stored again. */
    private static final Duration WINDOW = Duration.ofSeconds(290);

    private final Evidence evidence;
    private final Map<String, Stored> events;
    private final Map<String, List<Decided>> decisions;

    Intake(Evidence evidence) {
        this.evidence = evidence;
        this.events = evidence.eventsById();
        this.decisions = evidence.decisionsByEvent();
    }

    List<Row> rows() {
        return List.of(answers(), accepted(), storedOnce(), decidedOnce(), acknowledgedAfterDecision());
    }

    private Row answers() {
        Row row = new Row("I0", "whatever is broken, senders hear 2xx, or 503, or nothing");
        for (Sent sent : evidence.sent()) {
            for (Sent.Try one : sent.tries()) {
                row.check(
                        one.isAccepted() || one.status() == 503 || one.status() == 0,
                        "request %d was answered %d",
                        sent.number(),
                        one.status());
            }
        }
        return row;
    }

    private Row accepted() {
        Row row = new Row("I1", "every event that was answered 2xx is stored, as it was sent");
        for (Sent sent : evidence.sent()) {
            for (Sent.Try one : sent.tries()) {
                if (one.isAccepted()) {
                    Stored stored = events.get(one.eventId());
                    row.check(
                            stored != null && stored.number() == sent.number() && stored.k() == sent.k(),
                            "request %d was answered %d with event %s: %s",
                            sent.number(),
                            one.status(),
                            one.eventId(),
                            stored == null ? "not stored" : "stored is another: " + stored);
                }
            }
        }
        return row;
    }

    private Row storedOnce() {
        Row row = new Row("I1b", "each stored event was sent; it is there once, and no oftener than it was sent");
        Map<Integer, Sent> byNumber = new HashMap<>();
        evidence.sent().forEach(sent -> byNumber.put(sent.number(), sent));
        Map<Integer, Integer> count = new HashMap<>();
        Map<String, Instant> ids = new HashMap<>();
        for (Stored event : evidence.bus().events()) {
            Sent sent = byNumber.get(event.number());
            Instant before = ids.put(event.id(), event.at());
            if (before != null && !event.at().isBefore(before.plus(WINDOW))) {
                continue;
            }
            int copies = count.merge(event.number(), 1, Integer::sum);
            int allowed = sent == null
                    ? 0
                    : sent.kind().hasIdentity() ? 1 : sent.tries().size();
            row.check(
                    before == null && copies <= allowed,
                    "event %s of request %d: copy %d of at most %d",
                    event.id(),
                    event.number(),
                    copies,
                    allowed);
        }
        return row;
    }

    private Row decidedOnce() {
        Row row = new Row("I2", "each stored event has one decision record");
        for (Stored event : evidence.bus().events()) {
            int count = decisions.getOrDefault(event.id(), List.of()).size();
            row.check(count == 1, "event %s (sequence %d) has %d decisions", event.id(), event.sequence(), count);
        }
        decisions.keySet().forEach(id -> row.check(events.containsKey(id), "decision about unknown event %s", id));
        return row;
    }

    /** The floor that was seen before a record was stored must lie below its event. */
    private Row acknowledgedAfterDecision() {
        Row row = new Row("I8", "at every look, what was acknowledged had its decision record");
        NavigableMap<Instant, Floor> highest = new TreeMap<>();
        long top = 0;
        for (Floor floor : evidence.floors()) {
            top = Math.max(top, floor.sequence());
            highest.put(floor.at(), new Floor(floor.at(), top));
        }
        for (Stored event : evidence.bus().events()) {
            Instant recorded = decisions.getOrDefault(event.id(), List.of()).stream()
                    .map(Decided::storedAt)
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
            Map.Entry<Instant, Floor> before = highest.lowerEntry(recorded);
            row.check(
                    before == null || before.getValue().sequence() < event.sequence(),
                    "event %s (sequence %d) was acknowledged before %s, its decision was stored %s",
                    event.id(),
                    event.sequence(),
                    before == null ? "" : before.getKey(),
                    recorded.equals(Instant.MAX) ? "never" : recorded);
        }
        return row;
    }
}
