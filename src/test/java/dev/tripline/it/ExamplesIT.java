package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RunningTripline;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped as an example works as it is. */
@Timeout(90)
class ExamplesIT {
    private static final Path HOME = Path.of(System.getProperty("tripline.home", ""));

    @TempDir
    private Path folder;

    @Test
    void helloGreetsWhoHasAName() throws Exception {
        Ports.mustBeFree(12000);
        try (RunningTripline tripline = RunningTripline.ofCheckout("examples/hello", folder)) {
            loadedWithoutComplaint(tripline);
            Command.Ended sent = send("examples/hello/ada.json", "--to", "http://127.0.0.1:12000/hello");
            assertThat(sent.code()).as(sent.err()).isZero();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(tripline.output()).containsPattern("greeting.*listener\\.heard ✓ +note ✓"));
            assertThat(tripline.output()).contains("\"to\":\"Ada\"");
        }
    }

    @Test
    void gitPushDeploysOnceForEachDelivery() throws Exception {
        Ports.mustBeFree(12001);
        try (RunningTripline tripline = RunningTripline.ofCheckout("examples/git-push", folder)) {
            loadedWithoutComplaint(tripline);
            String[] push = {
                "examples/git-push/push.json",
                "--to",
                "http://127.0.0.1:12001/push",
                "--github-secret",
                "only-for-trying",
                "--github-delivery",
                "7d1c5a52-0f3a-4c36-9a0e-5f4f3f0f2a11"
            };
            assertThat(send(push).code()).isZero();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(tripline.output()).containsPattern("forge/deployment.*announce\\.deployed ✓"));
            assertThat(tripline.output())
                    .contains("\"revision\":\"9c1f0d3f2b7a4e58a6d1c0b95e7f41d2a83b6c74\"")
                    .contains("\"repository\":\"harbour-lane/ferry-times\"");

            Command.Ended redelivery = send(push);
            assertThat(redelivery.code()).as(redelivery.err()).isZero();
            String[] forged = push.clone();
            forged[4] = "guessed";
            Command.Ended refused = send(forged);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out()).startsWith("40");

            try (BusReader reader = tripline.reader()) {
                await().atMost(Duration.ofSeconds(10)).until(reader::isIdle);
                // The push and the deployment that it caused; each with one action.
                assertThat(reader.eventIds()).hasSize(2);
                assertThat(reader.attempts())
                        .hasSize(2)
                        .allMatch(attempt -> attempt.path("outcome").asText().equals("done"));
            }
        }
    }

    @Test
    void cronTicks() throws Exception {
        try (RunningTripline tripline = RunningTripline.ofCheckout("examples/cron", folder)) {
            loadedWithoutComplaint(tripline);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(tripline.output())
                            .containsPattern("calendar/tick.*calendar-log\\.tick ✓ +log-tick ✓"));
            try (BusReader reader = tripline.reader()) {
                await().atMost(Duration.ofSeconds(10)).until(reader::isIdle);
                JsonNode event = reader.decisions().getFirst().path("event");
                assertThat(event.path("type").asText()).isEqualTo("calendar");
                assertThat(event.path("subject").asText()).isEqualTo("tick");
            }
        }
    }

    private static void loadedWithoutComplaint(RunningTripline tripline) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(tripline.output()).containsPattern("✓ loaded .* 0 warnings"));
    }

    private Command.Ended send(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "send";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[1] = HOME.resolve(arguments[0]).toAbsolutePath().toString();
        return Command.run(folder, command);
    }
}
