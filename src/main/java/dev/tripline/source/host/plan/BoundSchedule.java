package dev.tripline.source.host.plan;

import dev.tripline.source.Listener.Scheduled;
import dev.tripline.source.Listener.Scheduled.Agenda;
import dev.tripline.source.Listener.Scheduled.Occurrence;
import java.time.Instant;
import java.util.List;

/** A kind whose occurrences are known beforehand, with the configuration of one event. */
public record BoundSchedule<C extends Record>(Scheduled<C> kind, C config) {
    @SuppressWarnings("unchecked") // a binding's config is of its kind's class
    static <C extends Record> BoundSchedule<C> of(Scheduled<C> kind, Record config) {
        return new BoundSchedule<>(kind, (C) config);
    }

    /** As {@link Scheduled#occurrences}. */
    public List<Occurrence> occurrences(Instant after, int most) {
        return kind.occurrences(config, after, most);
    }

    /** As {@link Scheduled#agenda}. */
    public Agenda agenda(Instant from, Instant until) {
        return kind.agenda(config, from, until);
    }
}
