package dev.tripline.catalog.kubernetes.service;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.Changes;
import dev.tripline.catalog.kubernetes.service.shape.Selection;
import dev.tripline.catalog.kubernetes.service.shape.ServedSource;
import dev.tripline.catalog.kubernetes.service.shape.Slices;
import dev.tripline.catalog.kubernetes.voice.Telling;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps Services and EndpointSlices as they should be: looks after each change, at the latest each half minute, and writes what
 * differs, while this replica is the one that writes. At its end it takes its own pod out. On a virtual thread of its own.
 */
public final class ServiceWriter implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ServiceWriter.class.getName());
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration STILL = Duration.ofMillis(20);
    private static final int MAX_WAITS = 5;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final ArgoObjects objects;
    private final ServedSources sources;
    private final BooleanSupplier leading;
    private final String self;
    private final ClusterServices cluster;
    private final Attempts attempts;
    private final SourceServices services;
    private final ServiceSlices slices;
    private final Changes changes = new Changes();
    private final Thread writer;
    private volatile boolean closed;
    private volatile Map<String, List<String>> troubles = Map.of();
    private boolean led;
    /** Something was not read yet; that it has been, nobody tells. */
    private boolean waiting;

    private long lastNanos;

    /**
     * Begins. Returns at once.
     *
     * @param leading whether this replica is the one that writes
     * @param self the name of this pod
     * @param trouble hears in a sentence what cannot be read or written, once
     */
    public ServiceWriter(
            KubernetesClient client,
            ArgoObjects objects,
            ServedSources sources,
            OwnService own,
            BooleanSupplier leading,
            String self,
            Consumer<String> trouble) {
        this.objects = objects;
        this.sources = sources;
        this.leading = leading;
        this.self = self;
        Map<String, String> labels = Slices.labels(objects.bus());
        this.cluster = new ClusterServices(client, objects.namespace(), own, labels, trouble, this::look);
        this.attempts = new Attempts(leading, trouble);
        this.services = new SourceServices(client, cluster, attempts);
        Telling telling = new Telling(client, self, InstantSource.system());
        this.slices = new ServiceSlices(client, cluster, attempts, telling, own, labels);
        this.writer = Thread.ofVirtual().name("service-writer").unstarted(this::run);
        objects.onChange(this::look);
        writer.start();
    }

    /** Something may have changed. Returns at once. */
    public void look() {
        changes.happened();
    }

    /** What is wrong with the Services that were asked for, by event source; empty while another replica writes. */
    public Map<String, List<String>> troubles() {
        return troubles;
    }

    private void run() {
        try {
            while (!closed) {
                cluster.listen(Instant.now());
                boolean changed = changes.within(TICK);
                if (changed && !closed) {
                    changes.awaitStill(STILL, MAX_WAITS);
                }
                if (!closed && (changed || isDue())) {
                    lookAround(Optional.empty());
                }
            }
            lookAround(Optional.of(self));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDue() {
        long pause = (attempts.haveFailed() ? AGAIN : LOOK).toNanos();
        return waiting || leading.getAsBoolean() != led || System.nanoTime() - lastNanos >= pause;
    }

    private void lookAround(Optional<String> without) {
        led = leading.getAsBoolean();
        lastNanos = System.nanoTime();
        Optional<List<ServedSource>> inForce = sources.inForce();
        attempts.begin();
        boolean read = inForce.isPresent() && objects.isSynced() && cluster.isSynced();
        waiting = led && !read;
        if (led && read) {
            List<GenericKubernetesResource> present = objects.present(ArgoKind.EVENT_SOURCE);
            try {
                if (without.isEmpty()) {
                    attend(present, inForce.get());
                }
                slices.attend(new Selection(present, inForce.get()), without);
            } catch (RuntimeException e) {
                LOG.log(Logger.Level.ERROR, "the Services of the event sources could not be looked after", e);
            }
        }
        troubles = Map.copyOf(attempts.troubles());
    }

    private void attend(List<GenericKubernetesResource> present, List<ServedSource> inForce) {
        for (ServedSource served : inForce) {
            present.stream()
                    .filter(source -> source.getMetadata().getName().equals(served.name()))
                    .findFirst()
                    .ifPresent(source -> attend(source, served));
        }
    }

    /** Whatever is wrong with one of them is no matter of the others. */
    private void attend(GenericKubernetesResource source, ServedSource served) {
        try {
            services.attend(source, served);
        } catch (RuntimeException e) {
            String text = "the Service of event source " + served.name() + " could not be looked after: " + e;
            attempts.note(served.name(), text);
            attempts.tell(text, text);
        }
    }

    /** Ends within seconds. To be called while this replica may still write. */
    @Override
    public void close() {
        closed = true;
        changes.happened();
        try {
            writer.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.close();
    }
}
