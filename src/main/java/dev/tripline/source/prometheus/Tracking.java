package dev.tripline.source.prometheus;

import dev.tripline.source.prometheus.Reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that one event remembers from one evaluation to the next. Pure: the same answers at the same moments lead to the same edges with the
 * same beginnings, whoever asks.
 *
 * @param at the last evaluation
 * @param series by fingerprint
 */
record Tracking(Instant at, SortedMap<String, Tracked> series) {
    static final Tracking NOTHING = new Tracking(Instant.EPOCH, new TreeMap<>());

    Tracking {
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
    }

    /** What comes next must not be looked at before these are told. */
    List<Map.Entry<String, Tracked>> untold() {
        return series.entrySet().stream()
                .filter(one -> one.getValue().isUntold())
                .toList();
    }

    /** A moment that was judged already is not judged again. */
    Tracking next(Instant moment, Reading reading, Threshold threshold, Duration period) {
        if (moment.equals(at)) {
            return this;
        }
        Duration passed = passed(moment, period);
        SortedMap<String, Tracked> next = new TreeMap<>();
        SortedMap<String, Tracked> missed = new TreeMap<>(series);
        for (Sample sample : reading.samples()) {
            String fingerprint = Reading.fingerprint(sample.labels());
            Tracked before = missed.remove(fingerprint);
            (before == null ? Tracked.first(sample, moment, threshold) : before.seen(sample, moment, passed, threshold))
                    .ifPresent(after -> next.put(fingerprint, after));
        }
        if (reading.partial()) {
            next.putAll(missed);
        } else {
            missed.forEach(
                    (fingerprint, before) -> before.missed(moment).ifPresent(after -> next.put(fingerprint, after)));
        }
        return new Tracking(moment, next);
    }

    /** At most one period: nobody knows what was in between, and a clock may have been set back. */
    private Duration passed(Instant moment, Duration period) {
        Duration since = Duration.between(at, moment);
        return since.isNegative() ? Duration.ZERO : since.compareTo(period) > 0 ? period : since;
    }

    /** After the edge of this series is told. */
    Tracking told(String fingerprint) {
        SortedMap<String, Tracked> after = new TreeMap<>(series);
        Tracked before = after.remove(fingerprint);
        if (before != null) {
            before.afterwards().ifPresent(left -> after.put(fingerprint, left));
        }
        return new Tracking(at, after);
    }
}
