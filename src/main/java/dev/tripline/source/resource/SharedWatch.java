package dev.tripline.source.resource;

import dev.tripline.client.kubernetes.watch.WatchHealth;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * One informer, and those who hear of its changes. The client lives through dropped watches and histories that are gone (410)
 * by listing anew and telling the difference. Thread-safe.
 */
final class SharedWatch implements ResourceEventHandler<GenericKubernetesResource> {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    /** Somebody who hears of changes, in order, on a thread that must not be kept. */
    interface Listener {
        void changed(Change change);

        void ended(Throwable cause);
    }

    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private final WatchHealth health;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private SharedWatch(SharedIndexInformer<GenericKubernetesResource> informer, Runnable question) {
        this.informer = informer;
        this.health = new WatchHealth(informer::isWatching, question);
    }

    /**
     * Blocks until all that is there is known.
     *
     * @throws Exception when it cannot be listed or watched
     */
    static SharedWatch start(KubernetesClient client, Watched watched) throws Exception {
        ResourceDefinitionContext context = new ResourceDefinitionContext.Builder()
                .withGroup(watched.group())
                .withVersion(watched.version())
                .withPlural(watched.resource())
                .withNamespaced(true)
                .build();
        var all = client.genericKubernetesResources(context);
        var there = watched.namespace().isEmpty() ? all.inAnyNamespace() : all.inNamespace(watched.namespace());
        var wanted = watched.labels().isEmpty() ? there : there.withLabelSelector(watched.labels());
        ListOptions one = new ListOptionsBuilder().withLimit(1L).build();
        SharedWatch watch = new SharedWatch(wanted.runnableInformer(0), () -> wanted.list(one));
        watch.informer.addEventHandler(watch);
        watch.informer.exceptionHandler((started, failure) -> started && isPassing(failure));
        try {
            watch.informer.start().toCompletableFuture().get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            watch.stop();
            throw e;
        }
        var unused = watch.informer.stopped().whenComplete((nothing, cause) -> {
            if (cause != null) {
                watch.listeners.forEach(listener -> listener.ended(cause));
            }
        });
        return watch;
    }

    /**
     * Whether trying again in the background is right. What is refused is not: it would go on for ever, and nobody would hear that
     * nothing is watched any more.
     */
    private static boolean isPassing(Throwable failure) {
        return !(failure instanceof WatcherException) && !WatchHealth.isRefusal(failure);
    }

    /** Tells what is there; what changes from now on is told to the listener. Some of it may be told both ways. */
    List<GenericKubernetesResource> join(Listener listener) {
        listeners.add(listener);
        return all();
    }

    /** What is there now. */
    List<GenericKubernetesResource> all() {
        return List.copyOf(informer.getStore().list());
    }

    /** As {@link WatchHealth#trouble}. */
    Optional<RuntimeException> trouble(Instant now) {
        return health.trouble(now);
    }

    /** True when nobody listens any more. */
    boolean leave(Listener listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    boolean isRunning() {
        return informer.isRunning();
    }

    void stop() {
        informer.stop();
    }

    @Override
    public void onAdd(GenericKubernetesResource object) {
        tell(new Change(Change.Type.ADD, object, Optional.empty()));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
        tell(new Change(Change.Type.UPDATE, object, Optional.of(before)));
    }

    @Override
    public void onDelete(GenericKubernetesResource object, boolean lastStateIsUnknown) {
        tell(new Change(Change.Type.DELETE, object, Optional.empty()));
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.changed(change));
    }
}
