package dev.tripline.runtime.cluster.provision;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.Changes;
import dev.tripline.catalog.kubernetes.status.BusShape;
import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.runtime.cluster.provision.server.ServerVersions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps a bus with {@code spec.jetstream} running, while this replica is the one that speaks: looks after each change of the EventBus,
 * and else at a pace that finds what was deleted or changed by others. On a virtual thread of its own.
 */
public final class Provisioner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Provisioner.class);
    private static final int FORBIDDEN = 403;

    /**
     * How often it looks.
     *
     * @param look between two glances at whether there is something to do
     * @param usual between two rounds of requests
     * @param longest the same, after failures
     */
    public record Pace(Duration look, Duration usual, Duration longest) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    private final ArgoObjects objects;
    private final Round round;
    private final BooleanSupplier leading;
    private final Runnable heard;
    private final Pace pace;
    private final Changes changes = new Changes();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Optional<Provisioned> result = Optional.empty();
    private String seen = "";
    private String told = "";
    private long due;
    private Duration pause;

    /**
     * Begins.
     *
     * @param leading whether this replica may write
     * @param heard is called when there is something new to say; must not block
     */
    public Provisioner(
            KubernetesClient client,
            ArgoObjects objects,
            ServerVersions versions,
            BooleanSupplier leading,
            Runnable heard,
            Pace pace) {
        this.objects = objects;
        this.round = new Round(client, versions, InstantSource.system());
        this.leading = leading;
        this.heard = heard;
        this.pace = pace;
        this.pause = pace.usual();
        this.thread = Thread.ofVirtual().name("provisioner").unstarted(this::run);
        objects.onChange(changes::happened);
        thread.start();
    }

    /** Empty when the bus is not ours to run: another kind, no rights, another replica speaks. */
    public Optional<Provisioned> result() {
        return result;
    }

    private void run() {
        try {
            while (!closed) {
                lookAround();
                boolean unused = changes.within(pace.look());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAround() {
        List<GenericKubernetesResource> buses =
                leading.getAsBoolean() && objects.isSynced() ? objects.all(ArgoKind.EVENT_BUS) : List.of();
        if (buses.isEmpty() || !BusShape.isManaged(buses.getFirst())) {
            seen = "";
            tell(Optional.empty());
            return;
        }
        GenericKubernetesResource bus = buses.getFirst();
        if (bus.getMetadata().getDeletionTimestamp() != null) {
            // What is there serves until nobody refers to it; then it goes with its owner.
            tell(Optional.of(Provisioned.untold()));
            return;
        }
        String version = bus.getMetadata().getUid() + " " + bus.getMetadata().getGeneration() + " "
                + bus.getMetadata().getLabels();
        if (!version.equals(seen) || System.nanoTime() - due >= 0) {
            pause = version.equals(seen) ? pause : pace.usual();
            seen = version;
            attend(bus);
            due = System.nanoTime() + pause.toNanos();
        }
    }

    private void attend(GenericKubernetesResource bus) {
        try {
            Provisioned now = round.run(bus);
            boolean failed = now.deployed().isPresent() && now.config().isEmpty();
            pause = failed ? longer() : pace.usual();
            tell(Optional.of(now));
        } catch (KubernetesClientException e) {
            if (e.getCode() == FORBIDDEN) {
                pause = longer();
                warn("the bus is left to whoever else runs it, since this account may not: " + e.getMessage());
                tell(Optional.empty());
            } else {
                // Somebody was faster; what they made is looked at soon.
                pause = pace.look();
            }
        } catch (RuntimeException e) {
            pause = longer();
            LOG.error("the bus could not be provisioned", e);
        }
    }

    private Duration longer() {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(pace.longest()) < 0 ? twice : pace.longest();
    }

    private void warn(String sentence) {
        if (!told.equals(sentence)) {
            told = sentence;
            LOG.warn(sentence);
        }
    }

    private void tell(Optional<Provisioned> now) {
        if (!now.equals(result)) {
            result = now;
            heard.run();
        }
    }

    /** Ends within seconds. The servers of the bus run on. */
    @Override
    public void close() {
        closed = true;
        changes.happened();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
