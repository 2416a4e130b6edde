package dev.tripline.catalog.kubernetes.service;

import static dev.tripline.catalog.kubernetes.service.ServiceStage.PORT;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SELECTOR;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rights that are missing, and watches that break. */
@Timeout(90)
class ServiceTroublesTest {
    private static final String PORTS = "service: {ports: [{port: 80, targetPort: 12000}]}";

    private final FakeApiServer server = new FakeApiServer();
    private final ServiceStage stage = new ServiceStage(server);

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void watches_that_end_or_are_too_old_are_taken_up_again() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000");
        server.dropWatches();
        stage.pods("b=10.0.0.2 ready");
        stage.reaches("10.0.0.2 ready :12000");
        server.expireWatches();
        stage.pods("c=10.0.0.3 ready");
        stage.reaches("10.0.0.3 ready :12000");
    }

    @Test
    void a_missing_right_is_told_once_and_the_rest_goes_on() {
        server.fail(
                Integer.MAX_VALUE,
                403,
                "Forbidden",
                request -> request.method().equals("POST") && request.path().endsWith("/services"));
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", PORTS);
        stage.source("more", PORTS);
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.reached("mine")).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(writer.troubles()).containsOnlyKeys("hooks", "more"));
        writer.look();
        stage.calm();
        assertThat(stage.told).hasSize(1).first().asString().contains("cannot create services", "403");
    }

    @Test
    void unreadable_services_are_told_once_and_nothing_is_written() {
        server.fail(
                Integer.MAX_VALUE, 403, "Forbidden", request -> request.path().endsWith("/services"));
        stage.source("hooks", PORTS);
        stage.writer("a");
        await().atMost(SOON).until(() -> !stage.told.isEmpty());
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> stage.writes() == 0);
        assertThat(stage.told).hasSize(1).first().asString().contains("services in namespace events cannot be read");
    }
}
