package dev.tripline.ledger.dead;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.Scan;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.ledger.history.Page;
import dev.tripline.ledger.history.Span;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds dead letters. Blocks, so it belongs on virtual threads; fails as the bus fails. Thread-safe. */
@Singleton
public class Letters {
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int NEAR = 5000;
    private static final int AT_ONCE = 20;
    private static final int SHOWN_CAUSE = 200;

    private final StreamReader reader;

    public Letters(StreamReader reader) {
        this.reader = reader;
    }

    /**
     * Letters by what they have in common.
     *
     * @param truncated there are more letters than one call looks at
     */
    public record Groups(List<ObjectNode> items, boolean truncated) {}

    /** Newest first. */
    public Page page(LetterFilter filter, Span span) {
        List<ObjectNode> items = new ArrayList<>();
        long before = Math.min(
                span.before(),
                span.until()
                        .map(until -> reader.firstSince(Subjects.DEAD_STREAM, until.plusNanos(1))
                                .orElse(Long.MAX_VALUE))
                        .orElse(Long.MAX_VALUE));
        Scan scan = reader.backward(Subjects.DEAD_STREAM, before, span.since(), entry -> {
            Letter letter = Letter.of(entry);
            if (filter.fits(letter)) {
                items.add(letter.summary());
            }
            return items.size() < span.limit();
        });
        return Page.of(items, scan);
    }

    /** Counted by class, sensor and trigger; the group with the newest letter first. */
    public Groups groups(LetterFilter filter, Instant since, Optional<Instant> until) {
        Map<List<String>, ObjectNode> groups = new LinkedHashMap<>();
        Scan scan = reader.backward(Subjects.DEAD_STREAM, Long.MAX_VALUE, since, entry -> {
            Letter letter = Letter.of(entry);
            if (until.map(entry.storedAt()::isAfter).orElse(false) || !filter.fits(letter)) {
                return true;
            }
            ObjectNode group = groups.computeIfAbsent(
                    List.of(letter.kind(), letter.sensor(), letter.trigger()), key -> begin(letter));
            group.put("count", group.path("count").asLong() + 1);
            group.put("oldest", letter.storedAt().toString());
            return true;
        });
        return new Groups(List.copyOf(groups.values()), scan.end() == Scan.End.CAPPED);
    }

    private static ObjectNode begin(Letter newest) {
        String cause = newest.cause();
        return JsonNodeFactory.instance
                .objectNode()
                .put("class", newest.kind())
                .put("sensor", newest.sensor())
                .put("trigger", newest.trigger())
                .put("count", 0)
                .put("newest", newest.storedAt().toString())
                .put("cause", cause.length() > SHOWN_CAUSE ? cause.substring(0, SHOWN_CAUSE) + "…" : cause);
    }

    public Optional<Letter> get(long sequence) {
        return reader.get(Subjects.DEAD_STREAM, sequence).map(Letter::of);
    }

    /**
     * Those that fit, oldest first, in a few fields each.
     *
     * @param most no more than these; one more tells that there are more
     */
    public List<ObjectNode> matching(LetterFilter filter, Instant since, Optional<Instant> until, int most) {
        List<ObjectNode> found = new ArrayList<>();
        Scan unused = reader.forward(Subjects.DEAD_STREAM, Subjects.DEAD + ">", since, AT_ONCE, entry -> {
            if (until.map(entry.storedAt()::isAfter).orElse(false)) {
                return false;
            }
            Letter letter = Letter.of(entry);
            if (filter.fits(letter)) {
                // Not the letters themselves: a thousand of them may be large.
                found.add(letter.summary());
            }
            return found.size() < most;
        });
        return found;
    }

    /**
     * The letter of an action, if it still lies there.
     *
     * @param around when its last attempt was made
     */
    public Optional<Letter> of(String actionId, String sensor, String trigger, Instant around) {
        List<Letter> found = new ArrayList<>(1);
        AtomicInteger seen = new AtomicInteger();
        Scan unused = reader.forward(
                Subjects.DEAD_STREAM, Subjects.dead(sensor, trigger), around.minus(SKEW), AT_ONCE, entry -> {
                    Letter letter = Letter.of(entry);
                    boolean here = letter.actionId().equals(actionId);
                    if (here) {
                        found.add(letter);
                    }
                    return !here && seen.incrementAndGet() < NEAR;
                });
        return found.stream().findFirst();
    }

    /** Takes a letter away. False when it was gone already. */
    public boolean delete(long sequence) {
        return reader.delete(Subjects.DEAD_STREAM, sequence);
    }
}
