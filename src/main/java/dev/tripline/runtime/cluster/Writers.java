package dev.tripline.runtime.cluster;

import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.service.OwnService;
import dev.tripline.catalog.kubernetes.service.ServiceWriter;
import dev.tripline.catalog.kubernetes.status.Opinions;
import dev.tripline.catalog.kubernetes.status.StatusWriter;
import dev.tripline.runtime.cluster.provision.Provisioner;
import dev.tripline.runtime.cluster.provision.server.ServerVersions;
import dev.tripline.runtime.doctor.Checkups;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.listen.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What Tripline writes in its cluster, each thing by the one replica that holds the lease: the status of objects, Services and
 * their endpoints, a bus. Nothing happens before {@link #open}. Thread-safe.
 */
@ApplicationScoped
class Writers {
    private final String service;
    private final boolean provisions;
    private final ServerVersions versions;
    private final SourceHost sources;
    private final Checkups checkups;
    private final Lease lease;

    private volatile Optional<StatusWriter> statuses = Optional.empty();
    private volatile Optional<ServiceWriter> services = Optional.empty();
    private volatile Optional<Provisioner> provisioner = Optional.empty();
    private volatile Optional<Lease.Place> place = Optional.empty();

    Writers(
            @ConfigProperty(name = "tripline.service", defaultValue = "tripline") String service,
            @ConfigProperty(name = "tripline.provision", defaultValue = "false") boolean provisions,
            @ConfigProperty(name = "tripline.jetstream.versions") Optional<String> versions,
            SourceHost sources,
            Checkups checkups,
            Lease lease) {
        this.service = service;
        this.provisions = provisions;
        this.versions = ServerVersions.read(versions.orElse(""));
        this.sources = sources;
        this.checkups = checkups;
        this.lease = lease;
    }

    /**
     * Begins.
     *
     * @param inForce the manifests that are; empty until the first are
     * @param trouble hears in a sentence what cannot be read or written
     */
    void open(
            KubernetesClient client,
            ArgoObjects objects,
            Opinions opinions,
            Supplier<Optional<Snapshot>> inForce,
            Consumer<String> trouble) {
        String self = Replica.name(System.getenv());
        StatusWriter speaker = new StatusWriter(client, objects, opinions, lease::isHeld, self, InstantSource.system());
        statuses = Optional.of(speaker);
        services = Optional.of(new ServiceWriter(
                client,
                objects,
                () -> inForce.get().map(snapshot -> ServedNow.of(snapshot, sources)),
                OwnService.of(service, objects.namespace()),
                lease::isHeld,
                self,
                trouble));
        if (provisions) {
            provisioner = Optional.of(
                    new Provisioner(client, objects, versions, lease::isHeld, speaker::look, Provisioner.Pace.DEFAULT));
        }
        checkups.open(lease::isHeld, speaker::look);
        place = Optional.of(lease.enter(this::look));
    }

    /** Other manifests are in force. Returns at once. */
    void changed() {
        checkups.changed();
        look();
    }

    private void look() {
        statuses.ifPresent(StatusWriter::look);
        services.ifPresent(ServiceWriter::look);
    }

    Reports reports() {
        return new Reports(
                services.map(ServiceWriter::troubles).orElse(Map.of()),
                checkups.troubles(),
                provisioner.flatMap(Provisioner::result));
    }

    /** Ends within seconds; the lease is given back by whoever else needs it, afterwards. */
    void close() {
        checkups.close();
        services.ifPresent(ServiceWriter::close);
        provisioner.ifPresent(Provisioner::close);
        statuses.ifPresent(StatusWriter::close);
        place.ifPresent(Lease.Place::close);
    }
}
