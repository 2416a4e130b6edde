package dev.tripline.sensor.condition;

import dev.tripline.language.cron.CronSchedule;
import dev.tripline.language.cron.GoZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a trigger forgets what it has gathered (sensor specification 4.3). A reset is worked in with the first event after it
 * and by the times at which events were stored, so that the same events lead to the same firings, whenever they are decided.
 * Thread-safe.
 */
public final class ResetSchedule {
    private record Entry(CronSchedule cron, ZoneId zone) {}

    /** The latest tick, good from itself until the next one. */
    private record Span(Optional<Instant> latest, Instant from, Instant until) {}

    private static final ResetSchedule NEVER = new ResetSchedule(List.of());

    private final List<Entry> entries;
    private volatile @Nullable Span span;

    private ResetSchedule(List<Entry> entries) {
        this.entries = entries;
    }

    public static ResetSchedule never() {
        return NEVER;
    }

    public static ResetSchedule of(List<ConditionsReset> resets) {
        List<Entry> entries = new ArrayList<>();
        for (ConditionsReset reset : resets) {
            reset.byTime()
                    .ifPresent(byTime ->
                            entries.add(new Entry(CronSchedule.parse(byTime.cron()), GoZone.parse(byTime.timezone()))));
        }
        return entries.isEmpty() ? NEVER : new ResetSchedule(List.copyOf(entries));
    }

    public boolean isNever() {
        return entries.isEmpty();
    }

    /** The latest tick of any entry at or before this instant; empty when there is none within five years. */
    public Optional<Instant> latest(Instant at) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Span known = span;
        if (known == null || at.isBefore(known.from()) || !at.isBefore(known.until())) {
            known = span(at);
            span = known;
        }
        return known.latest();
    }

    private Span span(Instant at) {
        Optional<Instant> latest = entries.stream()
                // The second that begins at the tick counts: previous looks for ticks at least a second before.
                .flatMap(entry -> entry.cron().previous(at.plusSeconds(1), entry.zone()).stream())
                .max(Instant::compareTo);
        Instant until = entries.stream()
                .flatMap(entry -> entry.cron().next(at, entry.zone()).stream())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return new Span(latest, latest.orElse(at), until);
    }

    /** The next tick after this instant, for people. */
    public Optional<Instant> next(Instant after) {
        return entries.stream()
                .flatMap(entry -> entry.cron().next(after, entry.zone()).stream())
                .min(Instant::compareTo);
    }
}
