package dev.tripline.runtime.pressure;

import dev.tripline.bus.Subjects;
import dev.tripline.bus.watch.BusLook;
import dev.tripline.bus.watch.StreamLook;
import dev.tripline.runtime.pressure.Assessor.Assessment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What people have to know now, each told once when it begins and once when it is over. Thread-safe. */
final class Alarms {
    private static final Logger LOG = Logger.getLogger("dev.tripline.bus.pressure");
    private static final double NEARLY_FULL = 0.8;
    private static final double HALF_FULL = 0.5;

    private volatile Map<String, String> present = Map.of();
    private volatile Consumer<String> announce = sentence -> {};

    void tell(Consumer<String> announcer) {
        announce = announcer;
    }

    /** The sentences that hold now. */
    List<String> present() {
        return List.copyOf(present.values());
    }

    /** @param now by what makes an alarm the same though its figures change */
    void are(Map<String, String> now) {
        Map<String, String> before = present;
        present = now;
        now.forEach((key, sentence) -> {
            if (!before.containsKey(key)) {
                LOG.warn(sentence);
                announce.accept(sentence);
            }
        });
        for (String key : before.keySet()) {
            if (!now.containsKey(key)) {
                LOG.infof("over: %s", key);
                announce.accept("over: " + key);
            }
        }
    }

    /** Events that are gone; told each time. */
    void lost(Losses.Loss loss) {
        String sentence = "the events stream dropped " + loss.count()
                + " events that nobody had decided, between sequence "
                + loss.from() + " and " + loss.to() + ": its limits were reached, or somebody purged it. They cannot be"
                + " decided any more; ask their senders to send again, and give stream " + Subjects.EVENTS_STREAM
                + " more room";
        LOG.error(sentence);
        announce.accept(sentence);
    }

    static Map<String, String> of(Assessment assessment, Gate.State gate, PressureSettings settings) {
        Map<String, String> all = new LinkedHashMap<>();
        assessment.breach().ifPresent(breach -> all.put("intake is stopped", "intake is stopped: " + breach));
        if (gate == Gate.State.REFUSING) {
            all.put("senders hear 503", "senders hear 503: " + undecided(assessment.pressure(), settings));
        } else if (assessment.pressure().highest() * 100 >= settings.alarm()) {
            all.put(
                    "undecided events pile up",
                    "undecided events pile up: " + undecided(assessment.pressure(), settings));
        }
        if (assessment.look().decider().isEmpty() && assessment.breach().isEmpty()) {
            all.put(
                    "the decider's consumer is gone",
                    "consumer tripline-decider of stream default is gone: nothing is decided. Restart Tripline, which makes"
                            + " it anew and recognises what was decided already");
        }
        all.putAll(full(assessment.look()));
        return all;
    }

    /** What is used up, by what, and what to do. */
    static String undecided(Pressure pressure, PressureSettings settings) {
        Pressure.Limit limit = pressure.closest().orElse(Pressure.Limit.BYTES);
        String has = switch (limit) {
            case BYTES ->
                "about " + kib(pressure.bytes()) + " of "
                        + kib(pressure.limits().maxBytes());
            case MESSAGES -> pressure.undecided() + " of " + pressure.limits().maxMessages();
            case PER_SUBJECT ->
                pressure.undecided() + " of " + pressure.limits().maxMessagesPerSubject();
            case AGE ->
                pressure.age().toSeconds() + " s of "
                        + pressure.limits().maxAge().toSeconds() + " s";
        };
        return String.format(
                Locale.ROOT,
                "%d events in stream %s wait to be decided and take %.0f %% of its %s (%s). Nothing is taken in from %d %%"
                        + " until they are below %d %%; at 100 %% the oldest would be dropped. See what holds deciding up (the"
                        + " log, tripline_consumer_lag, a full %s), or raise %s of the stream",
                pressure.undecided(),
                Subjects.EVENTS_STREAM,
                pressure.highest() * 100,
                limit.word(),
                has,
                settings.refuse(),
                settings.resume(),
                Subjects.ACTIONS_STREAM,
                limit.word());
    }

    private static String kib(long bytes) {
        return bytes / 1024 + " KiB";
    }

    /** Streams that refuse what is new when they are full. */
    private static Map<String, String> full(BusLook look) {
        Map<String, String> all = new LinkedHashMap<>();
        record Case(String stream, double from, String consequence) {}
        List<Case> cases = new ArrayList<>(List.of(
                new Case(Subjects.ACTIONS_STREAM, NEARLY_FULL, "when it is full, events wait undecided"),
                new Case(
                        Subjects.STATE_STREAM,
                        NEARLY_FULL,
                        "when it is full, joins cannot change and their events wait"),
                new Case(
                        Subjects.DEAD_STREAM,
                        NEARLY_FULL,
                        "when it is full, actions that are given up stay in their queue")));
        if (look.stream(Subjects.DEAD_STREAM).map(StreamLook::used).orElse(0.0) < NEARLY_FULL) {
            cases.add(new Case(Subjects.DEAD_STREAM, HALF_FULL, "redrive or drop letters before it is full"));
        }
        for (Case one : cases) {
            double used = look.stream(one.stream()).map(StreamLook::used).orElse(0.0);
            if (used >= one.from()) {
                String key = String.format(Locale.ROOT, "stream %s is above %.0f %%", one.stream(), one.from() * 100);
                all.put(key, String.format(Locale.ROOT, "%s (%.0f %%): %s", key, used * 100, one.consequence()));
            }
        }
        return all;
    }
}
