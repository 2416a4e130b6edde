package dev.tripline.client.kubernetes.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Objects of one sort, as the API server has them. An informer lists, watches, and lists again when a watch is lost or too old; one whose
 * watch does not come again although the API server answers is exchanged for a new one, and until that one has read all, what the
 * former has read counts. Thread-safe.
 */
public final class Followed<T extends HasMetadata> implements AutoCloseable {
    private final FilterWatchListDeletable<T, ?, ?> where;
    private final Runnable onChange;
    private final Consumer<Throwable> failed;
    private volatile Lap<T> current;
    private Optional<Lap<T>> next = Optional.empty();

    private record Lap<T>(SharedIndexInformer<T> informer, WatchHealth health) {}

    /**
     * Begins. Returns at once.
     *
     * @param onChange called on a thread of the client: must not block
     * @param failed hears why something cannot be read; it is tried again for ever, with growing pauses
     */
    public Followed(FilterWatchListDeletable<T, ?, ?> where, Runnable onChange, Consumer<Throwable> failed) {
        this.where = where;
        this.onChange = onChange;
        this.failed = failed;
        this.current = begin();
    }

    private Lap<T> begin() {
        SharedIndexInformer<T> informer = where.runnableInformer(0);
        informer.addEventHandler(new AnyChange<>(onChange));
        informer.exceptionHandler((started, failure) -> {
            failed.accept(failure);
            return true;
        });
        var unused = informer.start();
        return new Lap<>(
                informer,
                new WatchHealth(
                        () -> !informer.hasSynced() || informer.isWatching(),
                        () -> where.list(new ListOptionsBuilder().withLimit(1L).build())));
    }

    /** All that is known, in no order. */
    public List<T> all() {
        return current.informer().getStore().list();
    }

    /** @param key {@code namespace/name} */
    public Optional<T> get(String key) {
        return Optional.ofNullable(current.informer().getStore().getByKey(key));
    }

    /** Whether all that there is was read once. */
    public boolean isSynced() {
        return current.informer().hasSynced();
    }

    /**
     * Why changes are not heard of, as {@link WatchHealth#trouble} says it; to be asked about once a second. May block for a request. Never
     * before all was read once.
     */
    public synchronized Optional<RuntimeException> look(Instant now) {
        if (next.filter(lap -> lap.informer().hasSynced()).isPresent()) {
            Lap<T> former = current;
            current = next.get();
            next = Optional.empty();
            former.informer().stop();
            onChange.run();
        }
        Optional<RuntimeException> trouble = current.health().trouble(now);
        boolean answers = trouble.filter(failure -> !(failure instanceof KubernetesClientException))
                .isPresent();
        if (answers && next.isEmpty()) {
            next = Optional.of(begin());
        } else if (current.informer().isWatching()) {
            next.ifPresent(lap -> lap.informer().stop());
            next = Optional.empty();
        }
        return trouble;
    }

    @Override
    public synchronized void close() {
        next.ifPresent(lap -> lap.informer().stop());
        current.informer().stop();
    }
}
