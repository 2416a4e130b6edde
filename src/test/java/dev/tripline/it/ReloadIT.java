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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Manifests are edited while events come. */
class ReloadIT {
    private static final int CONNECTIONS = 8;
    private static final int WARM = 1_000;
    private static final Duration LONGEST_RELOAD = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    @Timeout(90)
    void anEditWorksWithinASecondAndLosesNothing() throws Exception {
        Manifests manifests = Manifests.in(folder);
        int edits = 5;
        try (RecordingTarget target = RecordingTarget.open();
                Load load = new Load(manifests.hook(), Integer.MAX_VALUE, CONNECTIONS)) {
            manifests.posting("edited", target.uri("/edited"), "version-0");
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                load.start();
                awaitPosts(target, WARM);
                List<Duration> times = new ArrayList<>();
                for (int edit = 1; edit <= edits; edit++) {
                    awaitPosts(target, target.posts().size() + 200);
                    String kind = "\"version-" + edit + "\"";
                    long saved = System.nanoTime();
                    manifests.posting("edited", target.uri("/edited"), "version-" + edit);
                    await().atMost(Duration.ofSeconds(10))
                            .pollInterval(Duration.ofMillis(10))
                            .until(() -> target.posts().stream()
                                    .anyMatch(post -> post.body().contains(kind)));
                    long first = target.posts().stream()
                            .filter(post -> post.body().contains(kind))
                            .mapToLong(RecordingTarget.Post::nanos)
                            .min()
                            .orElseThrow();
                    times.add(Duration.ofNanos(first - saved));
                }
                load.pause();
                try (BusReader reader = tripline.reader()) {
                    Audit audit = Audit.of(reader, load, Set.of("edited"), target);
                    Figures.print(
                            "ReloadIT",
                            "from saving a sensor to its first new effect under load: %s; %d events accepted meanwhile, %d effects by key, %d repeated posts"
                                    .formatted(
                                            times.stream().map(Figures::millis).collect(Collectors.joining(", ")),
                                            audit.accepted(),
                                            audit.effects(),
                                            audit.repeats()));
                    assertThat(times)
                            .as("from saving to the first new effect")
                            .allMatch(time -> time.compareTo(LONGEST_RELOAD) < 0);
                    assertThat(load.byStatus()).containsOnlyKeys(200);
                    assertThat(load.unanswered()).isZero();
                    assertThat(audit.effects()).isEqualTo(audit.accepted());
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void aBrokenEditIsShownAndTheLastGoodVersionRunsOn() throws Exception {
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open()) {
            manifests.posting("edited", target.uri("/edited"), "good");
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                manifests.put("edited.yaml", """
                        apiVersion: argoproj.io/v1alpha1
                        kind: Sensor
                        metadata:
                          name: edited
                        spec:
                          dependencies:
                            - name: dep
                              eventSourceName: load
                              eventNam: in
                          triggers:
                            - template:
                                name: post
                                http:
                                  url: %s
                                  method: POST
                        """.formatted(target.uri("/edited")));
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(tripline.output())
                                .containsPattern("edited\\.yaml:9:\\d+")
                                .containsPattern("(?m)^\\s*9 \\|.*eventNam: in")
                                .containsPattern("(?m)^[ |]*\\^")
                                .contains("eventName")
                                .contains("last good version"));

                send(manifests, 3);
                awaitPosts(target, 3);
                assertThat(target.posts()).allMatch(post -> post.body().contains("\"good\""));

                manifests.put("edited.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nspec: [\n");
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(tripline.output()).containsPattern("edited\\.yaml:[34]:\\d+"));
                send(manifests, 3);
                awaitPosts(target, 6);

                manifests.posting("edited", target.uri("/edited"), "mended");
                await().atMost(Duration.ofSeconds(5)).until(() -> {
                    send(manifests, 1);
                    return target.posts().stream().anyMatch(post -> post.body().contains("\"mended\""));
                });
            }
        }
    }

    private static void send(Manifests manifests, int events) {
        try (Load load = new Load(manifests.hook(), events, 1)) {
            load.start().finish(Duration.ofSeconds(10));
            assertThat(load.accepted()).isEqualTo(events);
        }
    }

    private static void awaitPosts(RecordingTarget target, int posts) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> target.posts().size() >= posts);
    }
}
