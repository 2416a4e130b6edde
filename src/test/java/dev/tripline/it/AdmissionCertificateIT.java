package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.real.RealApiServer;
import dev.tripline.runtime.admission.certificate.SelfManaged;
import dev.tripline.runtime.admission.certificate.ServingCertificate;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the admission webhook's certificate needs of an API server, asked of a real one. */
@Tag("kube-apiserver")
@Timeout(120)
class AdmissionCertificateIT {
    private static final String NAME = "tripline-tests";
    private static final String CONFIGURATION =
            "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + NAME;

    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
    }

    private static SelfManaged replica(TestCluster cluster, Instant now) {
        return new SelfManaged(cluster.client("events"), "events", "door", NAME, () -> now, new SecureRandom());
    }

    private static String bundle(TestCluster cluster) {
        return cluster.get(CONFIGURATION)
                .orElseThrow()
                .at("/webhooks/0/clientConfig/caBundle")
                .asText();
    }

    @Test
    void replicas_agree_renew_and_tell_the_api_server() throws Exception {
        try (TestCluster cluster = RealApiServer.wanted();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            cluster.put("""
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: ValidatingWebhookConfiguration
                    metadata: {name: %s}
                    webhooks:
                      - name: manifests.tripline.dev
                        admissionReviewVersions: [v1]
                        sideEffects: None
                        failurePolicy: Ignore
                        clientConfig: {service: {name: door, namespace: events, path: /admission}}
                        rules: [{apiGroups: [example.com], apiVersions: [v1], resources: [things], operations: [CREATE]}]
                    """.formatted(NAME));
            Instant now = Instant.now();
            List<Future<Optional<ServingCertificate>>> looks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SelfManaged one = replica(cluster, now);
                looks.add(threads.submit(() -> one.look(Optional.empty())));
            }
            List<ServingCertificate> shown = new ArrayList<>();
            for (Future<Optional<ServingCertificate>> look : looks) {
                shown.add(look.get(60, TimeUnit.SECONDS).orElseThrow());
            }
            assertThat(shown).hasSize(4).containsOnly(shown.getFirst());
            replica(cluster, now).look(Optional.empty());
            String first = bundle(cluster);
            assertThat(first).isNotEmpty();

            SelfManaged later = replica(cluster, now.plus(Duration.ofDays(61)));
            assertThat(later.look(Optional.of(shown.getFirst()))).isEmpty();
            assertThat(bundle(cluster)).hasSizeGreaterThan(first.length());
            assertThat(later.look(Optional.of(shown.getFirst()))).isPresent();
            JsonNode secret = cluster.get("/api/v1/namespaces/events/secrets/door-certificate")
                    .orElseThrow();
            assertThat(secret.at("/metadata/labels/app.kubernetes.io~1managed-by")
                            .asText())
                    .isEqualTo("tripline");

            cluster.delete(CONFIGURATION);
            assertThatThrownBy(() -> later.look(later.look(Optional.empty()))).hasMessageContaining("is not there");
            assertThat(cluster.get(CONFIGURATION)).isEmpty();
        }
    }
}
