package dev.tripline.runtime.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.ledger.dead.Letter;
import dev.tripline.ledger.dead.LetterFilter;
import dev.tripline.ledger.dead.Letters;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends dead letters again, or takes them away. A letter is deleted after what follows from it is stored, so everything here
 * may be repeated: a second call finds the letter gone, or does the same under the same id. Blocks; thread-safe.
 */
@Singleton
public class LetterWork {
    /** One call does no more than this. */
    public static final int MOST = 10_000;

    private static final int SAMPLE = 5;

    private final Letters letters;
    private final Bus bus;
    private final Clock clock;

    public LetterWork(Letters letters, Bus bus, Clock clock) {
        this.letters = letters;
        this.bus = bus;
        this.clock = clock;
    }

    /**
     * @param sequences the letters by name; when there are none, all that fit
     * @param max at most so many, oldest first
     * @param dryRun only say which
     */
    public record Wanted(
            List<Long> sequences,
            LetterFilter filter,
            Instant since,
            Optional<Instant> until,
            int max,
            boolean dryRun) {}

    /** A letter that was left where it is. */
    public record Left(long sequence, String why) {}

    /**
     * @param matched how many were chosen
     * @param more there are further ones that fit
     * @param done how many were sent again, or taken away
     * @param sample the first of them
     * @param stopped why it ended early; empty when it did not
     */
    public record Done(int matched, boolean more, int done, List<Left> left, List<ObjectNode> sample, String stopped) {}

    /** What is done with one letter; leaves why it was not. */
    private interface Work {
        Optional<String> on(Letter letter);
    }

    /** Their actions are attempted again, under their ids, with the schedule begun anew. */
    public Done redrive(Wanted wanted) {
        return all(wanted, this::redrive);
    }

    /** They are gone for good; the ledger keeps when and why. */
    public Done drop(Wanted wanted, String reason) {
        return all(wanted, letter -> drop(letter, reason));
    }

    private Done all(Wanted wanted, Work work) {
        List<ObjectNode> chosen = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        boolean more = false;
        if (wanted.sequences().isEmpty()) {
            chosen.addAll(letters.matching(wanted.filter(), wanted.since(), wanted.until(), wanted.max() + 1));
            more = chosen.size() > wanted.max();
            if (more) {
                chosen.removeLast();
            }
        } else {
            for (long sequence : wanted.sequences()) {
                letters.get(sequence)
                        .ifPresentOrElse(
                                letter -> chosen.add(letter.summary()),
                                () -> left.add(new Left(sequence, "there is no such letter, or no longer")));
            }
        }
        List<ObjectNode> sample = List.copyOf(chosen.subList(0, Math.min(SAMPLE, chosen.size())));
        if (wanted.dryRun()) {
            return new Done(chosen.size(), more, 0, left, sample, "");
        }
        int done = 0;
        Pace pace = new Pace();
        for (ObjectNode one : chosen) {
            long sequence = one.path("sequence").asLong();
            if (!pace.next()) {
                return new Done(chosen.size(), true, done, left, sample, "time was up: call again for the rest");
            }
            try {
                Optional<String> why = letters.get(sequence).map(work::on).orElse(Optional.of("it is gone already"));
                why.ifPresent(text -> left.add(new Left(sequence, text)));
                done += why.isEmpty() ? 1 : 0;
            } catch (BusException e) {
                return new Done(chosen.size(), true, done, left, sample, String.valueOf(e.getMessage()));
            }
        }
        return new Done(chosen.size(), more, done, left, sample, "");
    }

    private Optional<String> redrive(Letter letter) {
        Optional<Firing> firing = letter.firing();
        if (firing.isEmpty()) {
            return Optional.of("nobody could decode it, so there is nothing to attempt; it can only be dropped");
        }
        Firing again = firing.get();
        publish(Publication.of(
                        Subjects.action(again.sensor(), again.trigger()),
                        "redrive:" + again.actionId() + ":" + letter.sequence(),
                        FiringJson.encode(again))
                .with(Publication.REDRIVEN_HEADER, String.valueOf(letter.attempts()))
                .with(Publication.SUSPECT_HEADER, "1"));
        letters.delete(letter.sequence());
        return Optional.empty();
    }

    private Optional<String> drop(Letter letter, String reason) {
        if (!letter.actionId().isEmpty()) {
            ObjectNode record = JsonNodeFactory.instance
                    .objectNode()
                    .put("action", letter.actionId())
                    .put("sensor", letter.sensor())
                    .put("trigger", letter.trigger())
                    .put("droppedAt", clock.instant().toString())
                    .put("reason", reason)
                    .put("class", letter.kind())
                    .put("cause", letter.cause());
            publish(Publication.of(
                    Subjects.dropped(letter.actionId()),
                    "dropped:" + letter.sequence(),
                    record.toString().getBytes(StandardCharsets.UTF_8)));
        }
        letters.delete(letter.sequence());
        return Optional.empty();
    }

    private void publish(Publication publication) {
        var unused = bus.publish(publication).await().atMost(Bus.TIMEOUT.multipliedBy(2));
    }
}
