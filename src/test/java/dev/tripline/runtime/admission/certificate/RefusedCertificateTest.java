package dev.tripline.runtime.admission.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.runtime.admission.certificate.CertificateSource.Trouble;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights that are missing, and others who were faster. */
class RefusedCertificateTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Optional<ServingCertificate> NONE = Optional.empty();

    private final FakeApiServer server = new FakeApiServer();
    private final WebhookWorld world = new WebhookWorld(server);
    private final SelfManaged replica = world.replica();

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

    private void refuse(String method, String path) {
        server.fail(
                Integer.MAX_VALUE,
                403,
                "Forbidden",
                request -> request.method().equals(method) && request.path().equals(path));
    }

    @ParameterizedTest
    @CsvSource({"POST, 409", "PUT, 409", "PUT, 404"})
    void who_is_too_late_takes_what_is_there(String method, int code) throws Trouble {
        if (method.equals("PUT")) {
            server.put("{apiVersion: v1, kind: Secret, metadata: {name: tripline-admission-certificate,"
                    + " namespace: events}}");
        }
        server.fail(
                1,
                code,
                "Conflict",
                request -> request.method().equals(method) && request.path().contains("/secrets"));
        ServingCertificate shown = first();
        assertThat(shown.leaf()).isEqualTo(Pems.read(world.secret("tls.crt")).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, false, may not get it",
        "POST, false, is not there and cannot be made: this account may not create it",
        "PUT, true, cannot be written: this account may not update it"
    })
    void without_a_right_to_the_secret_the_log_says_which(String method, boolean there, String said) {
        if (there) {
            server.put("{apiVersion: v1, kind: Secret, metadata: {name: tripline-admission-certificate,"
                    + " namespace: events}}");
        }
        server.fail(
                Integer.MAX_VALUE,
                403,
                "Forbidden",
                request -> request.method().equals(method) && request.path().contains("/secrets"));
        assertThatThrownBy(() -> replica.look(NONE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("Secret events/tripline-admission-certificate")
                .hasMessageContaining(said);
    }

    @Test
    void a_renewal_that_is_not_allowed_leaves_what_lasts() throws Trouble {
        ServingCertificate shown = first();
        refuse("PUT", WebhookWorld.SECRET);
        world.pass(DAY.multipliedBy(70));
        assertThatThrownBy(() -> replica.look(Optional.of(shown))).hasMessageContaining("may not update");
        assertThat(world.replica().look(NONE)).contains(shown);
        assertTrusted(shown);
    }

    @ParameterizedTest
    @CsvSource({"GET, cannot be read: this account may not get it", "PATCH, this account may not patch it"})
    void whom_the_api_server_does_not_trust_is_not_shown_while_another_lasts(String method, String said)
            throws Trouble {
        ServingCertificate old = first();
        refuse(method, WebhookWorld.CONFIGURATION);
        world.pass(DAY.multipliedBy(61));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> replica.look(Optional.of(old)))
                    .hasMessageContaining("ValidatingWebhookConfiguration tripline-events")
                    .hasMessageContaining(said);
        }
        world.pass(DAY.multipliedBy(30));
        assertThat(replica.look(Optional.of(old)))
                .as("better than one that is over")
                .isPresent();
    }

    @Test
    void who_was_faster_with_the_configuration_is_not_overwritten() throws Trouble {
        server.fail(1, 500, "never", request -> {
            if (request.method().equals("PATCH")) {
                ObjectNode changed = world.configuration().deepCopy();
                changed.put("kind", "ValidatingWebhookConfiguration")
                        .put("apiVersion", "admissionregistration.k8s.io/v1");
                ((ObjectNode) changed.at("/webhooks/0/clientConfig")).put("caBundle", "bmV3ZXI=");
                server.put(changed.toString());
            }
            return false;
        });
        first();
        assertThat(world.configuration().at("/webhooks/0/clientConfig/caBundle").asText())
                .isEqualTo("bmV3ZXI=");
        assertThat(world.configuration().at("/webhooks/1/clientConfig/caBundle").isMissingNode())
                .isTrue();
    }
}
