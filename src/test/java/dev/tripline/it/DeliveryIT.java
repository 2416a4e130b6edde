package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.Audit;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Load;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost, nothing happens twice, though the process is killed in the middle. */
class DeliveryIT {
    private static final int CONNECTIONS = 64;

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void everyAcceptedEventIsDecidedAndActedOnOnce() throws Exception {
        int events = Figures.events();
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open();
                Load load = new Load(manifests.hook(), events, CONNECTIONS)) {
            manifests.posting("first", target.uri("/first"), "a").posting("second", target.uri("/second"), "b");
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                long begin = System.nanoTime();
                load.start();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> load.accepted() >= events * 2 / 5);
                tripline.kill9();
                load.pause();
                int before = load.accepted();
                int broken = load.unanswered();

                long killed = System.nanoTime();
                tripline.start();
                tripline.awaitReady();
                Duration down = Duration.ofNanos(System.nanoTime() - killed);
                load.start().finish(Duration.ofSeconds(90));

                try (BusReader reader = tripline.reader()) {
                    Audit audit = Audit.of(reader, load, Set.of("first", "second"), target);
                    Duration whole = Duration.ofNanos(System.nanoTime() - begin);
                    Figures.print(
                            "DeliveryIT",
                            "%d webhooks at %d connections, kill -9 after %d: %d accepted, %d unanswered (%d of them stored all the same), restart to ready %s; %d decisions, %d effects by key, %d repeated posts; all in %s"
                                    .formatted(
                                            events,
                                            CONNECTIONS,
                                            before,
                                            audit.accepted(),
                                            load.unanswered(),
                                            audit.unconfirmed(),
                                            Figures.seconds(down),
                                            audit.decisions(),
                                            audit.effects(),
                                            audit.repeats(),
                                            Figures.seconds(whole)));
                    assertThat(load.byStatus()).as("answers").containsOnlyKeys(200);
                    assertThat(load.unanswered())
                            .as("unanswered after the restart")
                            .isEqualTo(broken);
                    assertThat(audit.accepted()).isEqualTo(events - load.unanswered());
                    assertThat(audit.unconfirmed()).isBetween(0, load.unanswered());
                    assertThat(audit.effects()).isEqualTo(2 * audit.decisions());
                }
            }
        }
    }
}
