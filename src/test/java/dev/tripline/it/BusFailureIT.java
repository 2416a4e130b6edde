package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.Audit;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Load;
import dev.tripline.it.kit.Load.Reply;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded bus dies under load: senders hear so, and it comes back by itself with all it had acknowledged. */
class BusFailureIT {
    private static final int CONNECTIONS = 64;

    @TempDir
    private Path folder;

    @Test
    @Timeout(150)
    void theBusComesBackByItselfAndNothingAcknowledgedIsLost() throws Exception {
        int events = Figures.events() / 2;
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open();
                Load load = new Load(manifests.hook(), events, CONNECTIONS)) {
            manifests.posting("first", target.uri("/first"), "a");
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                load.start();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> load.accepted() >= events / 4);
                long killed = System.nanoTime();
                tripline.bus().orElseThrow().destroyForcibly();
                load.finish(Duration.ofSeconds(60));

                try (BusReader reader = tripline.reader()) {
                    Audit audit = Audit.of(reader, load, Set.of("first"), target);
                    List<Reply> refused = load.replies().stream()
                            .filter(reply -> reply.status() == 503)
                            .toList();
                    Duration outage = outage(load.replies(), killed);
                    Figures.print(
                            "BusFailureIT",
                            "nats-server killed after %d of %d webhooks: no event taken in for %s, %d answers 503 with Retry-After, %d without answer; %d accepted, %d effects by key, %d repeated posts"
                                    .formatted(
                                            events / 4,
                                            events,
                                            Figures.seconds(outage),
                                            refused.size(),
                                            load.unanswered(),
                                            audit.accepted(),
                                            audit.effects(),
                                            audit.repeats()));
                    assertThat(load.byStatus().keySet()).as("statuses").isSubsetOf(200, 503);
                    assertThat(load.unanswered())
                            .as("requests without an answer")
                            .isZero();
                    assertThat(refused)
                            .isNotEmpty()
                            .noneMatch(reply -> reply.retryAfter().isEmpty());
                    assertThat(outage).isLessThan(Duration.ofSeconds(5));
                    assertThat(audit.accepted()).isEqualTo(events);
                }
            }
        }
    }

    /** The longest time without an acceptance that began about when the bus was killed. */
    private static Duration outage(List<Reply> replies, long killed) {
        long[] came = replies.stream()
                .filter(Reply::isAccepted)
                .mapToLong(Reply::came)
                .sorted()
                .toArray();
        long longest = 0;
        for (int i = 1; i < came.length; i++) {
            if (came[i] > killed) {
                longest = Math.max(longest, came[i] - came[i - 1]);
            }
        }
        return Duration.ofNanos(longest);
    }
}
