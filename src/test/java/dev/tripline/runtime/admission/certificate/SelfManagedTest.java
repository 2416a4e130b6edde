package dev.tripline.runtime.admission.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.Clusters;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.client.kubernetes.each.NotOn;
import dev.tripline.runtime.admission.certificate.CertificateSource.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate of the admission webhook, and whom the API server trusts. */
@EachCluster
class SelfManagedTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Optional<ServingCertificate> NONE = Optional.empty();

    private final WebhookWorld world;
    private final SelfManaged replica;

    SelfManagedTest(TestCluster server) {
        world = new WebhookWorld(server);
        replica = world.replica();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ServingCertificate first() throws Trouble {
        return replica.look(NONE).orElseThrow();
    }

    private void assertTrusted(ServingCertificate certificate) {
        assertThat(world.authorities()).anyMatch(certificate::isSignedBy);
    }

    @Test
    void a_certificate_is_made_kept_in_a_secret_and_trusted_by_the_api_server() throws Trouble {
        ServingCertificate shown = first();

        assertThat(shown.isFor(WebhookWorld.HOST)).isTrue();
        assertThat(Duration.between(world.now(), shown.until())).isBetween(DAY.multipliedBy(89), DAY.multipliedBy(90));
        assertThat(world.secret()
                        .at("/metadata/labels/app.kubernetes.io~1managed-by")
                        .asText())
                .isEqualTo("tripline");
        assertThat(world.secret().path("data").properties())
                .extracting(entry -> entry.getKey())
                .containsExactlyInAnyOrder("tls.crt", "tls.key", "ca.crt");
        assertTrusted(shown);
        assertThat(world.authorities()).hasSize(1);
    }

    @Test
    void of_the_configuration_only_the_bundle_of_our_webhook_is_changed() throws Trouble {
        JsonNode before = world.configuration();
        JsonNode others = world.server
                .get(WebhookWorld.CONFIGURATION.replace("events", "elsewhere"))
                .orElseThrow();
        first();
        ObjectNode after = world.configuration().deepCopy();
        ((ObjectNode) after.at("/webhooks/1/clientConfig")).remove("caBundle");
        after.set("metadata", before.path("metadata"));
        assertThat(after).isEqualTo(before);
        assertThat(world.server.get(WebhookWorld.CONFIGURATION.replace("events", "elsewhere")))
                .contains(others);
    }

    @Test
    void when_all_is_well_nothing_is_written() throws Trouble {
        ServingCertificate shown = first();
        long writes = world.writes();
        for (int i = 0; i < 5; i++) {
            assertThat(replica.look(Optional.of(shown))).isEmpty();
            world.pass(DAY.multipliedBy(10));
        }
        assertThat(world.writes()).isEqualTo(writes);
        assertThat(world.replica().look(NONE)).as("a restart finds it").contains(shown);
    }

    @RepeatedTest(5)
    @NotOn(value = Clusters.MOCK, because = "it never answers a JSON patch whose test fails")
    void replicas_that_start_at_once_agree() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Optional<ServingCertificate>>> looks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SelfManaged one = world.replica();
                looks.add(threads.submit(() -> one.look(NONE)));
            }
            for (Future<Optional<ServingCertificate>> look : looks) {
                ServingCertificate shown = look.get(20, TimeUnit.SECONDS).orElseThrow();
                assertThat(shown.leaf())
                        .isEqualTo(Pems.read(world.secret("tls.crt")).getFirst());
            }
        }
        replica.look(NONE);
        assertThat(world.authorities()).isEqualTo(Pems.read(world.secret("ca.crt")));
    }

    @Test
    void a_renewal_overlaps() throws Trouble {
        SelfManaged other = world.replica();
        ServingCertificate old = first();
        Optional<ServingCertificate> now = Optional.of(old);
        assertThat(other.look(NONE)).contains(old);

        world.pass(DAY.multipliedBy(59));
        assertThat(replica.look(now)).isEmpty();
        world.pass(DAY.multipliedBy(2));
        assertThat(replica.look(now)).as("the API server hears of it first").isEmpty();
        assertThat(world.authorities()).hasSize(2);
        assertTrusted(old);
        ServingCertificate renewed = replica.look(now).orElseThrow();
        assertTrusted(renewed);
        assertThat(renewed.until()).isAfter(old.until());

        world.pass(DAY.multipliedBy(28));
        assertTrusted(old);
        assertThat(other.look(now)).as("a replica that was away").contains(renewed);

        world.pass(DAY.multipliedBy(2));
        assertThat(replica.look(Optional.of(renewed))).isEmpty();
        assertThat(world.authorities()).hasSize(1);
        assertTrusted(renewed);
    }

    @Test
    void after_a_year_of_rest_there_is_a_new_one_at_once() throws Trouble {
        ServingCertificate old = first();
        world.pass(DAY.multipliedBy(365));
        ServingCertificate renewed = replica.look(Optional.of(old)).orElseThrow();
        assertThat(renewed.until()).isAfter(world.now());
        assertTrusted(renewed);
        assertThat(world.authorities()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls.crt", "tls.key", "ca.crt"})
    void a_damaged_secret_is_mended_and_what_is_shown_stays_trusted(String key) throws Trouble {
        for (UnaryOperator<String> damage : List.<UnaryOperator<String>>of(
                text -> "Z2FyYmFnZQ==", text -> "", text -> text.substring(0, text.length() / 32 * 4))) {
            ServingCertificate shown = world.replica().look(NONE).orElseThrow();
            ObjectNode secret = world.secret().deepCopy();
            String before = secret.path("data").path(key).asText();
            ((ObjectNode) secret.path("data")).put(key, damage.apply(before));
            world.server.put(
                    secret.put("kind", "Secret").put("apiVersion", "v1").toString());

            assertThat(replica.look(Optional.of(shown))).isEmpty();
            assertTrusted(shown);
            ServingCertificate mended = replica.look(Optional.of(shown)).orElseThrow();
            assertThat(mended).isNotEqualTo(shown);
            assertTrusted(mended);
        }
    }

    @Test
    void a_deleted_secret_is_made_again() throws Trouble {
        ServingCertificate shown = first();
        world.server.delete(WebhookWorld.SECRET);
        assertThat(replica.look(Optional.of(shown))).isEmpty();
        assertTrusted(shown);
        assertThat(replica.look(Optional.of(shown))).isPresent();
    }

    @Test
    void what_is_not_ours_is_left_alone() {
        JsonNode foreign = world.server.put("{apiVersion: v1, kind: Secret, metadata: {name:"
                + " tripline-admission-certificate, namespace: events}, data: {tls.key: c2VjcmV0}}");
        assertThatThrownBy(() -> replica.look(NONE)).isInstanceOf(Trouble.class).hasMessageContaining("is left alone");
        assertThat(world.secret()).isEqualTo(foreign);
        assertThat(world.writes()).isZero();
    }

    @Test
    void the_configuration_is_never_made() throws Trouble {
        world.server.delete(WebhookWorld.CONFIGURATION);
        ServingCertificate shown = first();
        assertThatThrownBy(() -> replica.look(Optional.of(shown))).hasMessageContaining("is not there");
        assertThat(world.server.get(WebhookWorld.CONFIGURATION)).isEmpty();
    }
}
