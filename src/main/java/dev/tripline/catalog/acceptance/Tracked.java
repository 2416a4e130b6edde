package dev.tripline.catalog.acceptance;

import java.util.Optional;

/**
 * A file or an object, and its two versions.
 *
 * @param name as positions name it
 * @param newest as it was read last
 * @param good what runs: the last version without errors; empty when there was none
 */
public record Tracked<V extends Reading>(String name, V newest, Optional<V> good) {
    public Tracked<V> withGood(Optional<V> version) {
        return new Tracked<>(name, newest, version);
    }

    /** Whether something else than its newest version runs. */
    public boolean isBehind() {
        return good.isEmpty() || good.get() != newest;
    }
}
