package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider's redelivery that the stream no longer recognises. To be spared the wait, the event is stored a second time under
 * another message id, as it would be after the stream's window.
 */
@Timeout(60)
class RedeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private RecordingTarget target;
    private RunningTripline tripline;

    @BeforeEach
    void start() {
        target = RecordingTarget.open();
        tripline = RunningTripline.with(Manifests.in(folder).posting("picky", target.uri("/picky"), "a"), folder);
    }

    @AfterEach
    void stop() {
        tripline.close();
        target.close();
    }

    @Test
    void aDeliveryThatFiredFiresNothingAgain() throws Exception {
        store("load:in:delivery-1", "first", 7);
        await().atMost(SOON).until(() -> target.posts().size() == 1);
        store("load:in:delivery-1", "second", 7);
        await().atMost(SOON).until(this::idle);
        assertThat(target.posts()).hasSize(1);
    }

    @Test
    void aDeliveryThatFiredNothingIsDecidedAnew() throws Exception {
        store("load:in:delivery-2", "third", -7);
        await().atMost(SOON).until(this::idle);
        store("load:in:delivery-2", "fourth", 7);
        await().atMost(SOON).until(() -> target.posts().size() == 1);
    }

    private boolean idle() throws Exception {
        try (BusReader reader = tripline.reader()) {
            return reader.isIdle();
        }
    }

    private void store(String eventId, String messageId, int n) throws Exception {
        String body = "{\"body\":{\"n\":" + n + "}}";
        try (BusReader bus = tripline.reader()) {
            bus.publish("default.load.in", messageId, """
                    {"specversion":"1.0","id":"%s","source":"load","subject":"in","type":"webhook",
                     "datacontenttype":"application/json","data_base64":"%s"}
                    """.formatted(
                            eventId, Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
