package dev.tripline.runtime;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusAddress;
import dev.tripline.bus.BusException;
import dev.tripline.bus.StreamReconciler;
import dev.tripline.bus.channel.Consumers;
import dev.tripline.catalog.Catalog;
import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.files.FileCatalog;
import dev.tripline.client.secret.ManifestSecrets;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.Compiled;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.runtime.deploy.Starts;
import dev.tripline.runtime.flow.Ingress;
import dev.tripline.runtime.flow.Telemetry;
import dev.tripline.sensor.Sensor;
import dev.tripline.source.host.SourceHost;
import dev.tripline.trigger.host.TriggerHost;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Starts everything in the right order, puts changed manifests in force while running, and drains at the end. The front door
 * opens as soon as the manifests are good, and answers 503 until the bus is there; matching begins after that.
 */
@ApplicationScoped
public class Platform {
    private static final Logger LOG = Logger.getLogger(Platform.class);
    private static final long PAUSE_MILLIS = 250;

    private final Settings settings;
    private final ManifestCompiler compiler;
    private final SourceHost sources;
    private final ManifestSecrets secrets;
    private final CurrentDeployment deployment;
    private final Starts starts;
    private final Bus bus;
    private final EmbeddedBus embedded;
    private final StreamReconciler streams;
    private final Consumers consumers;
    private final Ingress ingress;
    private final Telemetry telemetry;
    private final Announcers announcers;
    private final TriggerHost triggers;

    private Optional<Catalog> catalog = Optional.empty();
    private Optional<Thread> starter = Optional.empty();
    private Snapshot wanted = new Snapshot(List.of(), List.of(), Set.of(), false);
    private boolean opened;
    private boolean busReady;
    private volatile boolean ready;
    private volatile boolean stopping;

    Platform(
            Settings settings,
            ManifestCompiler compiler,
            SourceHost sources,
            ManifestSecrets secrets,
            CurrentDeployment deployment,
            Starts starts,
            Bus bus,
            EmbeddedBus embedded,
            StreamReconciler streams,
            Consumers consumers,
            Ingress ingress,
            Telemetry telemetry,
            Announcers announcers,
            TriggerHost triggers) {
        this.settings = settings;
        this.compiler = compiler;
        this.sources = sources;
        this.secrets = secrets;
        this.deployment = deployment;
        this.starts = starts;
        this.bus = bus;
        this.embedded = embedded;
        this.streams = streams;
        this.consumers = consumers;
        this.ingress = ingress;
        this.telemetry = telemetry;
        this.announcers = announcers;
        this.triggers = triggers;
    }

    /**
     * Begins. Blocks until the manifests are read and the embedded bus, if any, runs; the rest goes on in the background.
     *
     * @return false when the manifests have errors and nobody is going to mend them while we wait
     */
    public boolean start() {
        Catalog files = FileCatalog.open(settings.paths().orElse(List.of()), manifests -> {
            Problems problems = new Problems();
            compiler.compile(manifests, problems);
            return problems;
        });
        Snapshot first = files.load();
        synchronized (this) {
            catalog = Optional.of(files);
            wanted = first;
        }
        if (first.hasErrors()) {
            announcers.refused(first.problems());
            if (!settings.dev()) {
                return false;
            }
        } else {
            open();
        }
        files.watch(this::changed);
        return true;
    }

    private void changed(Snapshot snapshot) {
        synchronized (this) {
            wanted = snapshot;
            if (!opened && snapshot.hasErrors()) {
                announcers.refused(snapshot.problems());
                return;
            }
        }
        open();
    }

    /** The first good manifests start the bus; later ones are just put in force. */
    private synchronized void open() {
        if (opened) {
            putInForce(false);
            return;
        }
        opened = true;
        BusAddress address = settings.bus().map(BusAddress::of).orElseGet(embedded::start);
        putInForce(true);
        starter = Optional.of(Thread.ofVirtual().name("platform-start").start(() -> connect(address)));
    }

    private void connect(BusAddress address) {
        try {
            bus.connect(address);
            List<String> reports = untilBusAnswers(streams::reconcile);
            synchronized (this) {
                busReady = true;
                listen(compiler.compile(wanted.manifests(), new Problems()).deployment());
            }
            untilBusAnswers(() -> {
                consumers.open();
                return true;
            });
            ingress.open();
            ready = true;
            String kind = settings.bus().isPresent() ? "" : " (embedded, data in " + where() + ")";
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

    private synchronized void putInForce(boolean first) {
        Compiled compiled = compiler.compile(wanted.manifests(), new Problems());
        secrets.replace(compiled.secrets(), new Problems());
        if (busReady) {
            listen(compiled.deployment());
        }
        List<Problem> problems = new ArrayList<>(wanted.problems());
        problems.addAll(sources.apply(compiled.sources()).all());
        announcers.loaded(new Announcer.Loaded(
                compiled.eventSources(),
                compiled.deployment().sensors().size(),
                sources.status(),
                problems,
                first,
                wanted.partial()));
    }

    /** Swaps the sensors in. A bus that is away for a moment is waited for; the sensors before stay in force meanwhile. */
    private synchronized void listen(Deployment next) {
        Set<String> names = next.sensors().stream().map(Sensor::name).collect(Collectors.toSet());
        try {
            Map<String, Long> sequences = untilBusAnswers(() -> starts.accept(names, !wanted.partial()));
            Deployment before = deployment.get();
            deployment.set(next.startingAfter(sequences));
            next.plans().forEach((sensor, plans) -> plans.values().forEach(plan -> triggers.announce(sensor, plan)));
            before.plans().keySet().stream()
                    .filter(sensor -> !next.plans().containsKey(sensor))
                    .forEach(triggers::forget);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Call<T> {
        T run();
    }

    private <T> T untilBusAnswers(Call<T> call) throws InterruptedException {
        while (true) {
            if (stopping) {
                throw new InterruptedException("stopping");
            }
            try {
                return call.run();
            } catch (BusException e) {
                LOG.warnf("%s; tried again", e.getMessage());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** True when the first manifests are in force and events can be stored. */
    public boolean isReady() {
        return ready && bus.isConnected() && !stopping;
    }

    /** The drain: no new requests, no new work, what is under way ends; then the bus. Bounded. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
        starter.ifPresent(Thread::interrupt);
        catalog.ifPresent(Catalog::close);
        sources.close();
        ingress.shut();
        consumers.shut();
        long deadline =
                System.nanoTime() + Duration.ofSeconds(settings.drainSeconds()).toNanos();
        while ((ingress.waiting() > 0 || !telemetry.isIdle()) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        if (!telemetry.isIdle()) {
            LOG.warn("the drain took too long; what was under way comes again at the next start");
        }
        bus.close();
        embedded.close();
    }
}
