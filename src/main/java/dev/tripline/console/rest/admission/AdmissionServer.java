package dev.tripline.console.rest.admission;

import dev.tripline.runtime.Settings;
import dev.tripline.runtime.admission.AdmissionSettings;
import dev.tripline.runtime.admission.certificate.CertificateFolder;
import dev.tripline.runtime.admission.certificate.CertificateSource;
import dev.tripline.runtime.admission.certificate.CurrentKey;
import dev.tripline.runtime.admission.certificate.Rotation;
import dev.tripline.runtime.admission.certificate.SelfManaged;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The webhook for API servers, where it is wanted: with the certificate in a folder, or with one of our own for the Service that
 * leads here. A port that cannot be opened stops nothing else.
 */
@ApplicationScoped
public class AdmissionServer {
    private static final Logger LOG = Logger.getLogger(AdmissionServer.class);

    private final Vertx vertx;
    private final Instance<KubernetesClient> clients;
    private final Reviews reviews;
    private final Settings settings;
    private final AdmissionSettings wanted;
    private final String namespace;
    private final String host;
    private Optional<Rotation> rotation = Optional.empty();
    private Optional<AdmissionPort> port = Optional.empty();

    AdmissionServer(
            Vertx vertx,
            Instance<KubernetesClient> clients,
            Reviews reviews,
            Settings settings,
            AdmissionSettings wanted,
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace,
            @ConfigProperty(name = "tripline.host", defaultValue = "127.0.0.1") String host) {
        this.vertx = vertx;
        this.clients = clients;
        this.reviews = reviews;
        this.settings = settings;
        this.wanted = wanted;
        this.namespace = namespace;
        this.host = host;
    }

    void start(@Observes StartupEvent event) {
        source().ifPresent(source -> {
            CurrentKey key = new CurrentKey();
            AdmissionPort opening = new AdmissionPort(vertx, host, wanted.port(), key, reviews::answer);
            port = Optional.of(opening);
            rotation = Optional.of(Rotation.begin(source, key, Rotation.PAUSE));
            opening.open()
                    .onFailure(e -> LOG.errorf(
                            "the admission webhook has no port: %d on %s cannot be opened (%s)",
                            wanted.port(), host, e.getMessage()));
        });
    }

    /** A certificate of our own is for API servers that we know. */
    private Optional<CertificateSource> source() {
        if (wanted.certificates().isPresent()) {
            return wanted.certificates().map(CertificateFolder::new);
        }
        Optional<String> service = wanted.service().filter(name -> !name.isBlank());
        if (service.isPresent() && !settings.cluster()) {
            LOG.warn("tripline.admission.service is not used: the manifests do not come from an API server");
            return Optional.empty();
        }
        String configuration = wanted.configuration().orElse("tripline-" + namespace);
        return service.map(name -> new SelfManaged(
                clients.get(), namespace, name, configuration, InstantSource.system(), new SecureRandom()));
    }

    void stop(@Observes ShutdownEvent event) {
        rotation.ifPresent(Rotation::close);
        port.ifPresent(AdmissionPort::close);
    }
}
