package dev.tripline.runtime.act.pace;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which action of a key has begun lately, over all replicas and restarts: one entry of the state bucket for each trigger with a
 * {@code cooldown}, changed by compare-and-set. What is over is forgotten with the next change. Never blocks; fails as the bus
 * fails. Thread-safe.
 */
@Singleton
public class Cooldowns {
    /** An entry has to fit into one message. */
    private static final int MOST_KEYS = 4096;

    private static final int MOST_CONFLICTS = 20;

    /** Whether an action may begin. */
    public sealed interface Answer {
        /** Others of its key are called off from now on. */
        record Yours() implements Answer {}

        /** Another one has begun. */
        record Cooling(String actionId, Instant until) implements Answer {}

        /** More keys are cooling down than can be remembered. */
        record Crowded() implements Answer {}
    }

    private record Hold(String actionId, Instant until) {}

    private final Bus bus;
    private final Clock clock;
    private final int most;
    private final KeyedSequence sequence = new KeyedSequence();

    @Inject
    public Cooldowns(Bus bus, Clock clock) {
        this(bus, clock, MOST_KEYS);
    }

    Cooldowns(Bus bus, Clock clock, int most) {
        this.bus = bus;
        this.clock = clock;
        this.most = most;
    }

    /** Asks for the key; whoever has it gets it again. */
    public Uni<Answer> take(Firing firing, String key, Duration period) {
        String subject = Subjects.cooldown(firing.sensor(), firing.trigger());
        return sequence.run(subject, () -> attempt(subject, Subjects.token(key), firing.actionId(), period, 1));
    }

    private Uni<Answer> attempt(String subject, String key, String actionId, Duration period, int number) {
        return bus.last(Subjects.STATE_STREAM, subject)
                .flatMap(stored -> {
                    Instant now = clock.instant();
                    Map<String, Hold> holds = stored.map(Cooldowns::read).orElseGet(LinkedHashMap::new);
                    holds.values().removeIf(hold -> !hold.until().isAfter(now));
                    Hold held = holds.get(key);
                    if (held != null) {
                        return Uni.createFrom().item(answer(held, actionId));
                    }
                    if (holds.size() >= most) {
                        return Uni.createFrom().<Answer>item(new Answer.Crowded());
                    }
                    holds.put(key, new Hold(actionId, now.plus(period)));
                    return bus.publish(Publication.revision(
                                    subject,
                                    write(holds),
                                    stored.map(Stored::sequence).orElse(0L)))
                            .replaceWith((Answer) new Answer.Yours());
                })
                .onFailure(failure -> failure instanceof BusException.Conflict && number < MOST_CONFLICTS)
                .recoverWithUni(() -> attempt(subject, key, actionId, period, number + 1));
    }

    private static Answer answer(Hold held, String actionId) {
        return held.actionId().equals(actionId)
                ? new Answer.Yours()
                : new Answer.Cooling(held.actionId(), held.until());
    }

    /** A line for each key: the key, the end in milliseconds of the epoch, who has it. */
    private static byte[] write(Map<String, Hold> holds) {
        StringBuilder text = new StringBuilder(holds.size() * 100);
        holds.forEach((key, hold) -> text.append(key)
                .append(' ')
                .append(hold.until().toEpochMilli())
                .append(' ')
                .append(hold.actionId())
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Hold> read(Stored stored) {
        Map<String, Hold> holds = new LinkedHashMap<>();
        for (String line : new String(stored.body(), StandardCharsets.UTF_8).split("\n", -1)) {
            String[] parts = line.split(" ", 3);
            if (parts.length == 3) {
                until(parts[1]).ifPresent(until -> holds.put(parts[0], new Hold(parts[2], until)));
            }
        }
        return holds;
    }

    private static Optional<Instant> until(String millis) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
