package dev.tripline.source.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.signature.SignatureVectors;
import dev.tripline.event.Event;
import dev.tripline.peer.NodePeer;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceVectors;
import dev.tripline.source.webhook.WebhookSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events and signatures that npm's cloudevents and standardwebhooks make and send. */
class OtherSenderTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static JsonNode body(Event event) throws IOException {
        return SourceVectors.JSON.readTree(event.body().bytes()).path("body");
    }

    @Test
    void everything_that_they_send_comes_in_as_they_meant_it() throws IOException {
        int port = FrontDoor.freePort();
        try (FrontDoor door = new FrontDoor(secrets -> List.of(new CloudEventsSource(), new WebhookSource()))) {
            door.secretValues.put("s/k", SignatureVectors.FIRST_KEY);
            door.serve("es", """
                    {"cloudevents": {"ev": {"webhook": {"port": "%1$d", "endpoint": "/events"}}},
                     "webhook": {"signed": {"port": "%1$d", "endpoint": "/signed", "method": "POST",
                       "standardWebhooks": {"secret": {"name": "s", "key": "k"}}}}}""".formatted(port));
            String url = "http://127.0.0.1:" + port;
            try (NodePeer peer =
                    NodePeer.start("send.cjs", url + "/events", url + "/signed", SignatureVectors.FIRST_KEY)) {
                for (int i = 0; i < 8; i++) {
                    assertThat(peer.line()).as("answer %d", i).isEqualTo("200");
                }
                peer.finish();
            }
            List<Event> stored = door.bus.stored();
            assertThat(stored).hasSize(9);
            for (Event event : stored.subList(0, 8)) {
                JsonNode body = body(event);
                assertThat(body.path("source").asText()).isEqualTo("https://shop.example.com/orders");
                assertThat(body.path("type").asText()).isEqualTo("com.example.order.placed");
                assertThat(body.path("subject").asText()).isEqualTo("order/7");
                assertThat(body.path("time").asText()).isEqualTo("2026-11-26T03:00:00.000Z");
                assertThat(event.extensions())
                        .isEqualTo(Map.of("traceparent", TRACE, "comexampleflag", "true", "comexamplen", "5"));
            }
            JsonNode json = SourceVectors.JSON.readTree("{\"total\": 12.5, \"customer\": \"Grüße, 世界\"}");
            for (int i : List.of(0, 1, 6, 7)) {
                assertThat(body(stored.get(i)).path("data")).isEqualTo(json);
            }
            assertThat(body(stored.get(2)).path("data_base64").asText()).isEqualTo("AP9h");
            assertThat(body(stored.get(3)).path("data_base64").asText()).isEqualTo("AP9h");
            assertThat(body(stored.get(4)).path("data").asText()).isEqualTo("Grüße");
            assertThat(body(stored.get(5)).path("data").asText()).isEqualTo("Grüße");
            assertThat(stored.subList(0, 8).stream().map(Event::id).distinct()).hasSize(8);
            assertThat(stored.get(8).id()).isEqualTo("es:signed:msg_1");
        }
    }
}
