package dev.tripline.source.prometheus;

import dev.tripline.source.prometheus.Reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** What is known of a series beyond its threshold; of others nothing is. Closed: a switch over it needs no default. */
sealed interface Tracked {
    /** A series that is not in so many answers in a row is over. */
    int ABSENT = 2;

    SortedMap<String, String> labels();

    /** Whether there is an edge that nobody was told of yet. */
    boolean isUntold();

    /** It has not held long enough. What nobody looked at does not count. */
    record Pending(SortedMap<String, String> labels, Duration held) implements Tracked {
        @Override
        public boolean isUntold() {
            return false;
        }
    }

    /**
     * @param startsAt the evaluation that began it
     * @param value at that time
     * @param missing in how many answers in a row it was not
     */
    record Firing(SortedMap<String, String> labels, Instant startsAt, String value, boolean told, int missing)
            implements Tracked {
        @Override
        public boolean isUntold() {
            return !told;
        }
    }

    /**
     * It is forgotten as soon as it is told.
     *
     * @param value at its end; empty when the series is not there any more
     */
    record Resolved(SortedMap<String, String> labels, Instant startsAt, Instant endsAt, Optional<String> value)
            implements Tracked {
        @Override
        public boolean isUntold() {
            return true;
        }
    }

    /** What becomes of a series of which nothing is known; empty when it stays so. */
    static Optional<Tracked> first(Sample sample, Instant at, Threshold threshold) {
        return sample.isComparable() && threshold.isExceeded(sample.value())
                ? Optional.of(held(sample, Duration.ZERO, at, threshold))
                : Optional.empty();
    }

    private static Tracked held(Sample sample, Duration held, Instant at, Threshold threshold) {
        return held.compareTo(threshold.held()) >= 0
                ? new Firing(sample.labels(), at, sample.text(), false, 0)
                : new Pending(sample.labels(), held);
    }

    /**
     * With a sample of its own; empty when there is nothing left to know.
     *
     * @param passed since the evaluation before
     */
    default Optional<Tracked> seen(Sample sample, Instant at, Duration passed, Threshold threshold) {
        return switch (this) {
            case Pending pending when !sample.isComparable() -> Optional.of(pending);
            case Pending pending ->
                threshold.isExceeded(sample.value())
                        ? Optional.of(held(sample, pending.held().plus(passed), at, threshold))
                        : Optional.empty();
            case Firing firing
            when sample.isComparable() && threshold.isResolved(sample.value()) ->
                Optional.of(new Resolved(labels(), firing.startsAt(), at, Optional.of(sample.text())));
            case Firing firing ->
                Optional.of(new Firing(labels(), firing.startsAt(), firing.value(), firing.told(), 0));
            case Resolved resolved -> Optional.of(resolved);
        };
    }

    /** With an answer that it is not in. */
    default Optional<Tracked> missed(Instant at) {
        return switch (this) {
            case Pending pending -> Optional.empty();
            case Firing firing
            when firing.missing() + 1 >= ABSENT ->
                Optional.of(new Resolved(labels(), firing.startsAt(), at, Optional.empty()));
            case Firing firing ->
                Optional.of(
                        new Firing(labels(), firing.startsAt(), firing.value(), firing.told(), firing.missing() + 1));
            case Resolved resolved -> Optional.of(resolved);
        };
    }

    /** After its edge is told. */
    default Optional<Tracked> afterwards() {
        return switch (this) {
            case Pending pending -> Optional.of(pending);
            case Firing firing ->
                Optional.of(new Firing(labels(), firing.startsAt(), firing.value(), true, firing.missing()));
            case Resolved resolved -> Optional.empty();
        };
    }
}
