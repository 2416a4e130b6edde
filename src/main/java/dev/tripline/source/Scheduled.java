package dev.tripline.source;

import java.time.Instant;
import java.util.List;

/** A kind whose occurrences are known beforehand, so that people can look at them and tests can live through them. */
public interface Scheduled<C extends Record> {
    /**
     * What will happen at that instant.
     *
     * @param payload as it is handed over when nothing is late
     */
    record Occurrence(Instant at, Payload payload) {}

    /**
     * The occurrences strictly after an instant, oldest first. Pure.
     *
     * @param after also where intervals are counted from
     * @param most how many at most; fewer when there are no more within five years
     */
    List<Occurrence> occurrences(C config, Instant after, int most);
}
