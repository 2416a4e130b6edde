package dev.tripline.catalog;

import java.util.function.Consumer;

/**
 * A place that manifests come from: first all of them, then every change. What runs is never taken away by a broken
 * edit, only by a deletion. Thread-safe.
 */
public interface Catalog extends AutoCloseable {
    /** Everything that is there now. Blocks while it reads. */
    Snapshot load();

    /**
     * Starts to deliver a snapshot after each change since the last one, one at a time and in order, on a thread of the
     * catalog's own. An exception of the consumer is logged, and the next change delivered all the same.
     *
     * @throws IllegalStateException when it is watched already
     */
    void watch(Consumer<Snapshot> onChange);

    /** Ends the watch within a second, but does not interrupt a consumer. May be called more than once. */
    @Override
    void close();
}
