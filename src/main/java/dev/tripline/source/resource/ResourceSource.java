package dev.tripline.source.resource;

import dev.tripline.source.Emitter;
import dev.tripline.source.Listener;
import dev.tripline.source.cluster.SourceAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what happens to Kubernetes objects of one kind (source specification 6). Its first start tells all that is there as
 * ADD, as Argo Events does with each start; later starts tell what happened meanwhile. In a cluster it watches as the event source's
 * service account, as its pod would. Identities are the object's uid and version.
 */
@ApplicationScoped
public class ResourceSource implements Listener<ResourceConfig> {
    private static final Duration RECALL_BOUND = Duration.ofSeconds(10);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(3);

    private final SharedWatches watches;
    private final Clock clock;

    @Inject
    public ResourceSource(SourceAccounts accounts, Clock clock) {
        this(accounts::client, clock);
    }

    ResourceSource(SharedWatches.Eyes eyes, Clock clock) {
        this.watches = new SharedWatches(eyes);
        this.clock = clock;
    }

    @Override
    public String identity() {
        return "The object's uid and the type of the change; with UPDATE also its resourceVersion.";
    }

    @Override
    public String delivery() {
        return "An API server hears of no acknowledgement: what was told is remembered on the bus about once a second, and what"
                + " happened meanwhile is told after a restart.";
    }

    @Override
    public Class<ResourceConfig> config() {
        return ResourceConfig.class;
    }

    @Override
    public boolean hasEventFilter() {
        return false;
    }

    /** How many watches are open. */
    int open() {
        return watches.size();
    }

    @Override
    public Closeable listen(ResourceConfig config, Emitter emitter) throws Exception {
        Set<Change.Type> types = types(config.eventTypes().orElse(List.of()));
        SharedWatches.Place place = new SharedWatches.Place(Watched.of(config), emitter.serviceAccount());
        Optional<String> remembered = ResourceRun.within(emitter.memory().recall(), RECALL_BOUND);
        SharedWatch watch = watches.of(place);
        ResourceRun run = new ResourceRun(config, types, emitter, clock, remembered);
        Thread worker = run.begin(watch);
        return () -> {
            run.close();
            watches.leave(place, watch, run);
            try {
                worker.join(CLOSE_BOUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Set<Change.Type> types(List<String> names) {
        Set<Change.Type> types = EnumSet.noneOf(Change.Type.class);
        for (String name : names) {
            try {
                types.add(Change.Type.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "unknown event type: " + name + "; there are ADD, UPDATE and DELETE", e);
            }
        }
        return types;
    }
}
