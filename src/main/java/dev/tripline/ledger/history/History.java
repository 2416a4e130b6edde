package dev.tripline.ledger.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.Entry;
import dev.tripline.bus.read.Scan;
import dev.tripline.bus.read.StreamReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks back into the ledger. Reads it from its end in bounded pieces, never all of it. Blocks, so it belongs on virtual
 * threads; fails as the bus fails. Thread-safe.
 */
@Singleton
public class History {
    private static final String DECISIONS = Subjects.LEDGER + "event.";
    private static final String ATTEMPTS = Subjects.LEDGER + "attempt.";
    private static final int MOST_ATTEMPTS = 1000;

    private final StreamReader reader;
    private final ObjectMapper mapper;

    public History(StreamReader reader, ObjectMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    /** Decisions in a few words each, newest first. */
    public Page events(DecisionFilter filter, Span span) {
        List<ObjectNode> items = new ArrayList<>();
        Scan scan = backward(span, entry -> {
            if (entry.subject().startsWith(DECISIONS)) {
                filter.summary(parse(entry.body())).ifPresent(items::add);
            }
            return items.size() < span.limit();
        });
        return Page.of(items, scan);
    }

    /** The newest attempt of each action, without its request, newest first. */
    public Page actions(ActionFilter filter, Span span) {
        List<ObjectNode> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Scan scan = backward(span, entry -> {
            if (entry.subject().startsWith(ATTEMPTS)) {
                JsonNode attempt = parse(entry.body());
                String action = attempt.path("action").asText();
                if (filter.fits(attempt) && !seen.contains(action) && isNewest(attempt)) {
                    seen.add(action);
                    items.add(((ObjectNode) attempt).deepCopy().without("request"));
                }
            }
            return items.size() < span.limit();
        });
        return Page.of(items, scan);
    }

    private Scan backward(Span span, Predicate<Entry> each) {
        long before = Math.min(
                span.before(),
                span.until()
                        .map(until -> reader.firstSince(Subjects.LEDGER_STREAM, until.plusNanos(1))
                                .orElse(Long.MAX_VALUE))
                        .orElse(Long.MAX_VALUE));
        return reader.backward(Subjects.LEDGER_STREAM, before, span.since(), each);
    }

    private boolean isNewest(JsonNode attempt) {
        return attempt.path("next").asText().equals("finished")
                || reader.last(
                                Subjects.LEDGER_STREAM,
                                Subjects.attempt(
                                        attempt.path("action").asText(),
                                        attempt.path("attempt").asInt() + 1))
                        .isEmpty();
    }

    /** The decision about an event. */
    public Optional<JsonNode> decision(String eventId) {
        return record(Subjects.decision(eventId));
    }

    /** The attempts of an action, first to last; none when it was never attempted, or longer ago than the ledger keeps. */
    public List<JsonNode> attempts(String actionId) {
        List<JsonNode> attempts = new ArrayList<>();
        while (attempts.size() < MOST_ATTEMPTS) {
            Optional<JsonNode> next = record(Subjects.attempt(actionId, attempts.size() + 1));
            if (next.isEmpty()) {
                break;
            }
            attempts.add(next.get());
        }
        return attempts;
    }

    /** Why and when an action was taken from the dead letters for good; empty when it was not. */
    public Optional<JsonNode> dropped(String actionId) {
        return record(Subjects.dropped(actionId));
    }

    /** Why and when an occurrence was left out; empty when nothing says so. */
    public Optional<JsonNode> missed(String eventId) {
        return record(Subjects.missed(eventId));
    }

    private Optional<JsonNode> record(String subject) {
        return reader.last(Subjects.LEDGER_STREAM, subject).map(this::parse);
    }

    private JsonNode parse(byte[] record) {
        try {
            return mapper.readTree(record);
        } catch (IOException e) {
            throw new IllegalStateException("a ledger record is not JSON", e);
        }
    }
}
