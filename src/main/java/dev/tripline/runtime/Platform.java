package dev.tripline.runtime;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusAddress;
import dev.tripline.bus.channel.Consumers;
import dev.tripline.bus.stream.StreamReconciler;
import dev.tripline.catalog.Catalog;
import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.files.FileCatalog;
import dev.tripline.runtime.act.Lanes;
import dev.tripline.runtime.cluster.Cluster;
import dev.tripline.runtime.flow.Ingress;
import dev.tripline.runtime.flow.Telemetry;
import dev.tripline.runtime.pressure.Watch;
import dev.tripline.source.host.SourceHost;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Starts everything in the right order, and drains at the end. The front door opens as soon as the manifests are good, and
 * answers 503 until the bus is there; matching begins after that. Changed manifests go to {@link InForce}.
 */
@ApplicationScoped
public class Platform {
    private static final Logger LOG = Logger.getLogger(Platform.class);

    private final Settings settings;
    private final InForce inForce;
    private final SourceHost sources;
    private final Bus bus;
    private final EmbeddedBus embedded;
    private final Cluster cluster;
    private final StreamReconciler streams;
    private final Consumers consumers;
    private final Lanes lanes;
    private final Ingress ingress;
    private final Telemetry telemetry;
    private final Watch watch;
    private final Announcers announcers;

    private final Patience patience = new Patience();
    private Optional<Catalog> catalog = Optional.empty();
    private Optional<Thread> starter = Optional.empty();
    private volatile Optional<Thread> reader = Optional.empty();
    private Snapshot wanted = new Snapshot(List.of(), List.of(), Set.of(), false);
    private boolean opened;
    private boolean listening;
    private volatile boolean ready;

    Platform(
            Settings settings,
            InForce inForce,
            SourceHost sources,
            Bus bus,
            EmbeddedBus embedded,
            Cluster cluster,
            StreamReconciler streams,
            Consumers consumers,
            Lanes lanes,
            Ingress ingress,
            Telemetry telemetry,
            Watch watch,
            Announcers announcers) {
        this.settings = settings;
        this.inForce = inForce;
        this.sources = sources;
        this.bus = bus;
        this.embedded = embedded;
        this.cluster = cluster;
        this.streams = streams;
        this.consumers = consumers;
        this.lanes = lanes;
        this.ingress = ingress;
        this.telemetry = telemetry;
        this.watch = watch;
        this.announcers = announcers;
    }

    /**
     * Begins. Blocks until the manifests are read and the embedded bus, if any, runs; the rest goes on in the background. In a
     * cluster it does not block: the API server may be away, and broken objects are theirs to mend who wrote them.
     *
     * @return false when the manifests have errors and nobody is going to mend them while we wait
     */
    public boolean start() {
        if (settings.cluster()) {
            Catalog objects = cluster.open(inForce::check, announcers::note);
            synchronized (this) {
                catalog = Optional.of(objects);
            }
            reader = Optional.of(Thread.ofVirtual().name("platform-read").start(() -> {
                changed(objects.load());
                objects.watch(this::changed);
            }));
            return true;
        }
        Catalog files = FileCatalog.open(settings.paths().orElse(List.of()), inForce::check);
        Snapshot first = files.load();
        synchronized (this) {
            catalog = Optional.of(files);
        }
        if (first.hasErrors() && !settings.dev()) {
            announcers.refused(first.problems());
            return false;
        }
        changed(first);
        files.watch(this::changed);
        return true;
    }

    /** The first good manifests open the door and start the bus; later ones are just put in force. */
    private synchronized void changed(Snapshot snapshot) {
        if (patience.isOver()) {
            return;
        }
        wanted = snapshot;
        cluster.expect(snapshot.manifests());
        try {
            if (listening) {
                inForce.change(snapshot, patience);
            } else if (opened) {
                inForce.open(snapshot);
            } else if (snapshot.hasErrors() && !settings.cluster()) {
                announcers.refused(snapshot.problems());
            } else {
                opened = true;
                Optional<BusAddress> address = settings.bus().map(BusAddress::of);
                if (address.isEmpty() && !settings.cluster()) {
                    address = Optional.of(embedded.start());
                }
                inForce.open(snapshot);
                Optional<BusAddress> known = address;
                starter = Optional.of(Thread.ofVirtual().name("platform-start").start(() -> connect(known)));
            }
            cluster.inForce(snapshot);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param known empty: the EventBus object tells */
    private void connect(Optional<BusAddress> known) {
        try {
            BusAddress address = known.isPresent() ? known.get() : cluster.awaitBus(announcers::note);
            bus.connect(address);
            List<String> reports = patience.untilBusAnswers(() -> streams.reconcile(settings.busReplicas()));
            synchronized (this) {
                inForce.listen(wanted, patience);
                listening = true;
            }
            patience.untilBusAnswers(() -> {
                lanes.open();
                consumers.open();
                watch.begin(announcers::note);
                return true;
            });
            ingress.open();
            ready = true;
            String kind =
                    settings.bus().isPresent() || settings.cluster() ? "" : " (embedded, data in " + where() + ")";
            announcers.busReady(address.shown() + ", nats-server " + bus.serverVersion() + kind);
            reports.forEach(announcers::note);
        } catch (InterruptedException e) {
            LOG.debug("stopped before the bus was there");
        }
    }

    private String where() {
        return settings.ephemeral()
                ? "memory of this run only"
                : settings.data().toString();
    }

    /**
     * True when the first manifests are in force and events can be stored. While undecided events are protected by refusing
     * new ones it stays true: senders shall hear 503 and when to come again, not a closed door.
     */
    public boolean isReady() {
        return ready && bus.isConnected() && watch.isSound() && !patience.isOver();
    }

    /** The drain: no new requests, no new work, what is under way ends; then the bus. Bounded. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        patience.end();
        starter.ifPresent(Thread::interrupt);
        reader.ifPresent(Thread::interrupt);
        watch.end();
        catalog.ifPresent(Catalog::close);
        cluster.close();
        sources.close();
        ingress.shut();
        consumers.shut();
        lanes.shut();
        long deadline =
                System.nanoTime() + Duration.ofSeconds(settings.drainSeconds()).toNanos();
        while ((ingress.waiting() > 0 || !telemetry.isIdle() || !lanes.isIdle()) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        if (!telemetry.isIdle() || !lanes.isIdle()) {
            LOG.warn("the drain took too long; what was under way comes again at the next start");
        }
        bus.close();
        embedded.close();
    }
}
