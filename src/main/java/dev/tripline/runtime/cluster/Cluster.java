package dev.tripline.runtime.cluster;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusAddress;
import dev.tripline.catalog.Catalog;
import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.Changes;
import dev.tripline.catalog.kubernetes.CustomResources;
import dev.tripline.catalog.kubernetes.KubernetesCatalog;
import dev.tripline.catalog.kubernetes.status.BusStanding;
import dev.tripline.catalog.kubernetes.status.Opinions;
import dev.tripline.client.secret.ClusterSecrets;
import dev.tripline.client.secret.Referenced;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.Manifest;
import dev.tripline.source.host.SourceHost;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What the platform gets from its cluster: manifests, the bus's address, secrets; and what it tells there. Nothing happens before
 * {@link #open}. Thread-safe.
 */
@ApplicationScoped
public class Cluster implements Opinions {
    private static final Logger LOG = Logger.getLogger(Cluster.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** So long it is no news that the bus is not connected. */
    private static final Duration FIRST_MOMENTS = Duration.ofSeconds(5);

    private final String namespace;
    private final String eventBus;
    private final boolean installs;
    private final Instance<KubernetesClient> clients;
    private final ClusterSecrets secrets;
    private final SourceHost sources;
    private final Bus bus;
    private final Writers writers;
    private final MeterRegistry registry;
    private final BusObject busObject;
    private final Changes changes = new Changes();

    private volatile Optional<ArgoObjects> objects = Optional.empty();
    private volatile Optional<Snapshot> inForce = Optional.empty();
    private volatile Optional<BusAddress> address = Optional.empty();
    private volatile boolean ownAddress;
    private volatile long openedNanos;

    Cluster(
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace,
            @ConfigProperty(name = "tripline.event-bus", defaultValue = "default") String eventBus,
            @ConfigProperty(name = "tripline.install-crds", defaultValue = "false") boolean installs,
            Instance<KubernetesClient> clients,
            ClusterSecrets clusterSecrets,
            Secrets secrets,
            SourceHost sources,
            Bus bus,
            Writers writers,
            MeterRegistry registry) {
        this.namespace = namespace;
        this.eventBus = eventBus;
        this.installs = installs;
        this.clients = clients;
        this.secrets = clusterSecrets;
        this.sources = sources;
        this.bus = bus;
        this.writers = writers;
        this.registry = registry;
        this.busObject = new BusObject(secrets);
    }

    /**
     * Begins to read. Blocks for a few requests when it installs.
     *
     * @param trouble hears in a sentence what cannot be read or written
     */
    public Catalog open(ManifestCheck check, Consumer<String> trouble) {
        KubernetesClient client = clients.get();
        openedNanos = System.nanoTime();
        if (installs) {
            install(client, trouble);
        }
        secrets.open(client, namespace);
        ArgoObjects opened = ArgoObjects.watch(client, namespace, eventBus, trouble);
        opened.onChange(changes::happened);
        objects = Optional.of(opened);
        Gauge.builder(
                        "tripline.manifests.stale",
                        this,
                        cluster -> cluster.alarms().isEmpty() ? 0 : 1)
                .description("1 while changes of manifests are not heard of")
                .register(registry);
        writers.open(client, opened, this, () -> inForce, trouble);
        return new KubernetesCatalog(opened, check);
    }

    /** What people have to do something about, a sentence each. */
    public List<String> alarms() {
        return objects.map(ArgoObjects::unheard).orElse(List.of());
    }

    private static void install(KubernetesClient client, Consumer<String> trouble) {
        try {
            List<String> created = CustomResources.install(client);
            if (!created.isEmpty()) {
                LOG.infof("installed %s", String.join(", ", created));
            }
        } catch (KubernetesClientException e) {
            trouble.accept("the custom resource definitions cannot be installed: " + e.getMessage());
        }
    }

    /** Reads what manifests name before they are put in force. Blocks within two seconds. */
    public void expect(Collection<Manifest> manifests) {
        secrets.expect(Referenced.in(manifests));
    }

    /**
     * Waits until the EventBus object says where the bus is. Blocks.
     *
     * @param trouble hears why it does not, each reason once
     */
    public BusAddress awaitBus(Consumer<String> trouble) throws InterruptedException {
        ownAddress = true;
        String told = "";
        while (true) {
            BusObject.Found found = busObject.find(objects.orElseThrow());
            if (found.address().isPresent()) {
                address = found.address();
                return found.address().get();
            }
            String why = found.standing().text();
            if (!why.equals(told)) {
                trouble.accept("no bus yet: " + why);
                told = why;
            }
            boolean unused = changes.within(LOOK);
        }
    }

    /** These manifests are in force now. */
    public void inForce(Snapshot snapshot) {
        inForce = Optional.of(snapshot);
        writers.changed();
    }

    @Override
    public Opinions.Look look() {
        BusStanding standing = standing();
        boolean first = System.nanoTime() - openedNanos < FIRST_MOMENTS.toNanos();
        boolean settled = inForce.isPresent() && (standing.state() != BusStanding.State.CONNECTING || !first);
        Snapshot snapshot = inForce.orElseGet(() -> new Snapshot(List.of(), List.of(), Set.of(), true));
        return new ClusterLook(snapshot, sources, writers.reports(), standing, settled);
    }

    private BusStanding standing() {
        boolean connected = bus.isConnected();
        if (!ownAddress) {
            return connected
                    ? new BusStanding(BusStanding.State.CONNECTED, "")
                    : new BusStanding(BusStanding.State.CONNECTING, "the bus that --bus names does not answer");
        }
        BusObject.Found found = busObject.find(objects.orElseThrow());
        if (found.address().isEmpty()) {
            boolean unusable = connected && found.standing().state() == BusStanding.State.NOT_READY;
            return unusable
                    ? new BusStanding(
                            BusStanding.State.ELSEWHERE,
                            "the former connection is kept: " + found.standing().text())
                    : found.standing();
        }
        if (connected && !address.filter(found.address().get()::sameAs).isPresent()) {
            return new BusStanding(
                    BusStanding.State.ELSEWHERE,
                    "its address or login was changed; the former connection is kept until Tripline is started again");
        }
        return connected ? new BusStanding(BusStanding.State.CONNECTED, "") : found.standing();
    }

    /** Ends within seconds. The catalog is closed by whoever opened it. */
    public void close() {
        writers.close();
        objects.ifPresent(ArgoObjects::close);
    }
}
