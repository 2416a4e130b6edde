package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Load;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether the embedded bus writes to the disk before it answers. */
class BusSyncIT {
    private static final int EVENTS = 200;

    @TempDir
    private Path folder;

    private static String configuration(RunningTripline tripline) throws IOException {
        return Files.readString(tripline.data().resolve("bus/nats-server.conf"));
    }

    private static boolean knows(RunningTripline tripline) {
        return !tripline.get("/api/v1/status").body().contains("\"natsServer\":\"2.9.");
    }

    @Test
    @Timeout(180)
    void it_does_unless_people_say_otherwise() throws Exception {
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open();
                Load load = new Load(manifests.hook(), EVENTS, 8)) {
            manifests.posting("one", target.uri("/one"), "a");
            try (RunningTripline tripline = RunningTripline.asPeopleDo(manifests, folder)) {
                if (knows(tripline)) {
                    assertThat(configuration(tripline)).contains("sync_interval: always");
                } else {
                    assertThat(tripline.output()).contains("writes to the disk every two minutes");
                }
                load.start().finish(Duration.ofSeconds(90));
                try (BusReader reader = tripline.reader()) {
                    await().atMost(Duration.ofSeconds(60)).until(reader::isIdle);
                }
                assertThat(target.byKey()).hasSizeGreaterThanOrEqualTo(EVENTS);
            }
            try (RunningTripline tripline = RunningTripline.asPeopleDo(manifests, folder, "--bus-sync", "interval")) {
                assertThat(configuration(tripline)).doesNotContain("sync_interval");
            }
        }
    }
}
