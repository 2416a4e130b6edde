package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schedules, as people look at them and make up for what was missed. */
@Timeout(120)
class CronIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static RecordingTarget target;
    private static RunningTripline tripline;

    @BeforeAll
    static void start() {
        target = RecordingTarget.open();
        Manifests manifests = Manifests.in(folder)
                .put("cron.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata:
                  name: cal
                spec:
                  calendar:
                    hourly:
                      schedule: "0 * * * *"
                    busy:
                      interval: 1s
                      overlap: forbid
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata:
                  name: slots
                spec:
                  dependencies:
                    - name: dep
                      eventSourceName: cal
                      eventName: hourly
                  triggers:
                    - template:
                        name: post
                        http:
                          url: %1$s
                          method: POST
                          payload:
                            - src: {dependencyName: dep, dataKey: eventTime}
                              dest: time
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata:
                  name: busy
                spec:
                  dependencies:
                    - name: dep
                      eventSourceName: cal
                      eventName: busy
                  triggers:
                    - template:
                        name: fail
                        http:
                          url: %2$s
                          method: POST
                          payload:
                            - src: {dependencyName: dep, dataKey: eventTime}
                              dest: time
                      retryStrategy:
                        steps: 5
                        duration: 1h
                """.formatted(target.uri("/hourly"), "http://127.0.0.1:9/nobody"));
        tripline = RunningTripline.with(manifests, folder);
    }

    @AfterAll
    static void stop() {
        tripline.close();
        target.close();
    }

    private Command.Ended run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--api", tripline.api().toString()));
        return Command.run(folder, Map.of("NO_COLOR", "1"), all.toArray(String[]::new));
    }

    @Test
    void slots_of_the_past_are_made_up_for_once() throws Exception {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String from = hour.minus(Duration.ofHours(3)).toString();
        String to = hour.minus(Duration.ofHours(1)).toString();
        String[] backfill = {"cron", "backfill", "cal/hourly", "--from", from, "--to", to};

        Command.Ended look = run("cron", "backfill", "cal/hourly", "--from", from, "--to", to, "--dry-run");
        assertThat(look.err()).isEmpty();
        assertThat(look.code()).isZero();
        assertThat(look.out()).contains(from + "  cal/hourly  to send", "3 slots to send, 0 happened already");
        assertThat(run(backfill))
                .as("nobody is here to be asked")
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(2));

        Command.Ended done = run("cron", "backfill", "cal/hourly", "--from", from, "--to", to, "--yes");
        assertThat(done.err()).isEmpty();
        assertThat(done.out()).contains("3 slots sent, 0 happened already");
        await().atMost(Duration.ofSeconds(20)).until(() -> target.posts().size() == 3);

        Command.Ended again = run("cron", "backfill", "cal/hourly", "--from", from, "--to", to, "--yes", "-o", "json");
        JsonNode answer = JSON.readTree(again.out());
        assertThat(answer.path("fired").asInt()).isEqualTo(3);
        assertThat(answer.path("sent").asInt()).isZero();
        assertThat(run("why", "cal:hourly:" + to).out()).contains("slots");

        Command.Ended wrong = run("cron", "backfill", "cal/busy", "--from", "2h", "--to", "1h", "--dry-run");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("interval");
        assertThat(run("cron", "backfill", "cal/none", "--from", "2h", "--to", "1h", "--dry-run"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(3);
                    assertThat(ended.err()).contains("cal/hourly");
                });
    }

    @Test
    void slots_are_left_out_while_an_action_is_not_over() throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tripline.get("/q/metrics")
                        .body()
                        .lines()
                        .anyMatch(line -> line.matches(
                                "tripline_calendar_missed_total\\{.*event=\"busy\".*reason=\"overlap\".*} [2-9].*")));
        JsonNode events =
                JSON.readTree(tripline.get("/api/v1/events?source=cal/busy").body());
        assertThat(events.path("items")).hasSize(1);
        assertThat(tripline.output()).contains("is left out, since what event cal:busy:");
    }

    @Test
    void what_comes_next_and_what_was_missed() {
        Command.Ended top = run(
                "cron",
                "top",
                folder.resolve("manifests").toString(),
                "-n",
                "2",
                "--at",
                "2026-01-01T00:00:00Z",
                "--missed",
                "10m");
        assertThat(top.err()).isEmpty();
        assertThat(top.code()).isZero();
        assertThat(top.out())
                .contains("2026-01-01T00:00:01Z  in 1s")
                .contains("2026-01-01T00:00:02Z  in 2s")
                .contains("cal/busy  when it starts now")
                .containsAnyOf("no slot was missed", "the ledger is empty");
    }
}
