package dev.tripline.catalog.kubernetes.voice;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.FakeApiServer;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of Kubernetes. */
@Timeout(60)
class TellingTest {
    private static final String EVENTS = "/apis/events.k8s.io/v1/events";
    private static final Service ABOUT = new ServiceBuilder()
            .withNewMetadata()
            .withName("mine")
            .withNamespace(NAMESPACE)
            .withUid("u1")
            .endMetadata()
            .build();

    private static JsonNode told(String note) {
        try (FakeApiServer server = new FakeApiServer()) {
            InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T10:00:00Z"));
            new Telling(server.client(NAMESPACE), "a", clock).warn(ABOUT, "Failing", note);
            return server.list(EVENTS).getFirst();
        }
    }

    /** An API server refuses a note of more than 1024 bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "ä", "…", "😀"})
    void a_long_note_is_cut_between_characters(String letter) {
        String note = told("x" + letter.repeat(2_000)).path("note").asText();
        assertThat(note.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(990, 1_024);
        assertThat(note).matches("x(" + letter + ")+");
    }

    @Test
    void a_short_one_is_told_as_it_is() {
        JsonNode event = told("port 80 leads nowhere: ä😀");
        assertThat(event.path("note").asText()).isEqualTo("port 80 leads nowhere: ä😀");
        assertThat(event.at("/regarding/uid").asText()).isEqualTo("u1");
    }
}
