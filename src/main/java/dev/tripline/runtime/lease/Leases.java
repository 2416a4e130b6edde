package dev.tripline.runtime.lease;

import dev.tripline.bus.Bus;
import dev.tripline.runtime.cluster.Replica;
import dev.tripline.source.host.listen.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The lease of this runtime: at the API server when the manifests come from there, else on the bus; a bus of one's own is shared with nobody. */
@Singleton
class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final boolean cluster;
    private final boolean foreignBus;
    private final String namespace;
    private final String eventBus;

    Leases(
            @ConfigProperty(name = "tripline.cluster", defaultValue = "false") boolean cluster,
            @ConfigProperty(name = "tripline.bus") Optional<String> bus,
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace,
            @ConfigProperty(name = "tripline.event-bus", defaultValue = "default") String eventBus) {
        this.cluster = cluster;
        this.foreignBus = bus.isPresent();
        this.namespace = namespace;
        this.eventBus = eventBus;
    }

    @Produces
    @Singleton
    Lease lease(Instance<KubernetesClient> client, Bus bus, MeterRegistry registry) {
        if (!cluster && !foreignBus) {
            return Lease.OWN;
        }
        Register onBus = new BusRegister(bus, "replicas", InstantSource.system());
        String name = "tripline-" + eventBus;
        Register register = cluster
                ? new SecondChoice(
                        new ClusterRegister(client::get, namespace, name, InstantSource.system()),
                        onBus,
                        Leases::forbidden)
                : onBus;
        Lease lease = new ReplicaLease(
                cluster ? name : "replicas on the bus", register, Replica.name(System.getenv()), Pace.DEFAULT);
        Gauge.builder("tripline.lease.held", lease, one -> one.isHeld() ? 1 : 0)
                .description(
                        "whether this replica does what one replica does at a time: conditions, calendars and the like")
                .register(registry);
        return lease;
    }

    private static void forbidden(String why) {
        LOG.warnf(
                "replicas agree over the bus which of them writes conditions and runs calendars and the like, since leases are"
                        + " forbidden (%s);"
                        + " may this account get, create and update leases in the namespace?",
                why);
    }
}
