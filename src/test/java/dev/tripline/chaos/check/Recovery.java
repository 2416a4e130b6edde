package dev.tripline.chaos.check;

import dev.tripline.chaos.check.Snapshot.Decided;
import dev.tripline.chaos.check.Snapshot.Stored;
import dev.tripline.chaos.fault.Fault;
import dev.tripline.chaos.load.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which faults met something under way, and how long it took until things went on. */
public final class Recovery {
    private record Span(Instant begin, Instant end) {}

    private final Evidence evidence;
    private final List<Span> ways = new ArrayList<>();

    public Recovery(Evidence evidence) {
        this.evidence = evidence;
        Map<Integer, Instant> ends = new HashMap<>();
        Map<String, Stored> events = evidence.eventsById();
        for (Decided decision : evidence.bus().decisions()) {
            Stored event = events.get(decision.eventId());
            if (event != null) {
                ends.merge(event.number(), decision.storedAt(), Recovery::later);
            }
        }
        for (Post post : evidence.posts()) {
            ends.merge(post.number(), post.at(), Recovery::later);
        }
        for (Sent sent : evidence.sent()) {
            if (!sent.tries().isEmpty() && ends.containsKey(sent.number())) {
                ways.add(new Span(sent.tries().getFirst().begin(), ends.get(sent.number())));
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How many requests were on their way when it happened, or came while it lasted. */
    public long underWay(Fault fault) {
        return ways.stream()
                .filter(way -> !way.begin().isAfter(fault.end()) && !way.end().isBefore(fault.begin()))
                .count();
    }

    /** A line for each kind of fault. */
    public List<String> lines() {
        Map<String, List<Fault>> byKind = new TreeMap<>();
        for (Fault fault : evidence.faults()) {
            byKind.computeIfAbsent(fault.kind().toString(), kind -> new ArrayList<>())
                    .add(fault);
        }
        List<String> lines = new ArrayList<>();
        byKind.forEach((kind, faults) -> lines.add("%-20s %4d %4d   ready %s   accepts %s   acts %s"
                .formatted(
                        kind,
                        faults.size(),
                        faults.stream().filter(fault -> underWay(fault) > 0).count(),
                        times(faults.stream()
                                .flatMap(fault -> fault.ready().stream())
                                .toList()),
                        times(faults.stream()
                                .flatMap(fault -> firstAccepted(fault).stream())
                                .toList()),
                        times(faults.stream()
                                .flatMap(fault -> firstEffect(fault).stream())
                                .toList()))));
        return lines;
    }

    /** From the fault until a request is accepted that was sent after it. */
    private Optional<Duration> firstAccepted(Fault fault) {
        return evidence.sent().stream()
                .flatMap(sent -> sent.tries().stream())
                .filter(one -> one.isAccepted() && one.begin().isAfter(fault.begin()))
                .map(Sent.Try::end)
                .min(Instant::compareTo)
                .map(end -> Duration.between(fault.begin(), end));
    }

    private Optional<Duration> firstEffect(Fault fault) {
        return evidence.posts().stream()
                .filter(post -> post.isEffect() && post.at().isAfter(fault.begin()))
                .map(Post::at)
                .min(Instant::compareTo)
                .map(at -> Duration.between(fault.begin(), at));
    }

    private static String times(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? "     -      "
                : "%4.1f ..%4.1f s".formatted(seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast()));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
