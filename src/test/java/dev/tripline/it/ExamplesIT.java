package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.it.kit.App;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RunningTripline;
import dev.tripline.it.kit.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is shipped as an example works as it is, all of it together, and so do the commands that its pages show: what they ask curl and
 * {@code tripline send} for is asked.
 */
@Timeout(90)
class ExamplesIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static RunningTripline tripline;

    @BeforeAll
    static void start() {
        Ports.mustBeFree(12000, 12001, 12002, 12003, 12011, 12012, 12013, 12014);
        tripline = RunningTripline.ofCheckout(
                folder, "examples/hello", "examples/git-push", "examples/alerts", "examples/cron", "examples/fan-out");
    }

    @AfterAll
    static void stop() {
        tripline.close();
    }

    private static void seen(String pattern) {
        await().atMost(SOON).untilAsserted(() -> assertThat(tripline.output()).containsPattern(pattern));
    }

    private static List<String> blocks(String page, String word) {
        try {
            return BLOCK.matcher(Files.readString(App.home().resolve(page)))
                    .results()
                    .map(block -> block.group(1))
                    .filter(block -> block.contains(word))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what a page shows, and leaves what the programs said. */
    private static String commandsOf(String page) {
        Script.needs("curl", "openssl");
        StringBuilder said = new StringBuilder();
        for (String block : blocks(page, "curl ")) {
            Command.Ended ended = Script.run(block);
            assertThat(ended.code()).as("%s%n%s", block, ended.err()).isZero();
            said.append(ended.out()).append('\n');
        }
        blocks(page, "./tripline send ").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("./tripline send "))
                .forEach(line -> said.append(send(line)));
        return said.toString();
    }

    private static String send(String line) {
        String[] words = WORD.matcher(line)
                .results()
                .skip(1)
                .map(word -> word.start(1) < 0 ? word.group(2) : word.group(1))
                .toArray(String[]::new);
        Command.Ended ended = Command.run(App.home(), words);
        assertThat(ended.code()).as("%s%n%s", line, ended.err()).isZero();
        return ended.out();
    }

    /** What was attempted for a sensor, by trigger and outcome, once nothing is left to do. */
    private static List<String> attempts(String sensor) throws InterruptedException {
        try (BusReader reader = tripline.reader()) {
            await().atMost(SOON).until(reader::isIdle);
            return reader.attempts().stream()
                    .filter(attempt -> attempt.path("sensor").asText().equals(sensor))
                    .map(attempt -> attempt.path("trigger").asText() + " "
                            + attempt.path("outcome").asText())
                    .toList();
        }
    }

    @Test
    void nothingIsComplainedAbout() {
        seen("✓ loaded .* 0 warnings");
    }

    @Test
    void helloGreetsWhoHasAName() {
        send("./tripline send examples/hello/ada.json --to http://127.0.0.1:12000/hello");
        seen("greeting.*listener\\.heard ✓ +note ✓");
        assertThat(tripline.output()).contains("\"to\":\"Ada\"");
    }

    @Test
    void aPushIsBuiltAndDeployedOnceHoweverOftenItIsDelivered() throws InterruptedException {
        String page = "examples/git-push/README.md";
        assertThat(commandsOf(page)).contains("success").contains("event forge:push:");
        seen("argo/sync.*argo\\.asked-to-sync ✓ +note ✓");
        seen("argo/submit.*argo\\.asked-to-build ✓ +note ✓");
        assertThat(tripline.output()).contains("\"revision\":\"9c1f0d3f2b7a4e58a6d1c0b95e7f41d2a83b6c74\"");
        assertThat(attempts("deploy")).containsExactlyInAnyOrder("sync done", "build done");

        Command.Ended forged = Command.run(
                App.home(),
                "send",
                "examples/git-push/push.json",
                "--to",
                "http://127.0.0.1:12001/push",
                "--github-secret",
                "guessed");
        assertThat(forged.code()).isEqualTo(1);
        assertThat(forged.out()).startsWith("40");
    }

    @Test
    void whatBurnsIsRestartedOnceAndNotedWhenItIsOver() throws InterruptedException {
        Script.needs("curl");
        List<String> posts = blocks("examples/alerts/README.md", "curl ");
        assertThat(posts).hasSize(2);
        // An end that comes before the restart has begun would call it off.
        assertThat(Script.run(posts.getFirst()).out()).contains("success");
        seen("remedies/restarts.*remedies\\.restart ✓ +note ✓");
        assertThat(Script.run(posts.getLast()).out()).contains("success");
        seen("checkout: the error budget burns no more");
        seen("remedies/chat.*remedies\\.word ✓ +note ✓");
        assertThat(attempts("burn-rate")).containsExactlyInAnyOrder("restart done", "note done", "ticket done");
    }

    @Test
    void anOrderReachesWhomItConcerns() throws InterruptedException {
        assertThat(commandsOf("examples/fan-out/README.md")).contains("success");
        seen("targets/invoices.*targets\\.invoice ✓ +note ✓");
        seen("targets/shipments.*targets\\.shipment ✓ +note ✓");
        seen("targets/partner.*targets\\.partner ✓ +note ✓");
        assertThat(attempts("fan-out"))
                .as("the target checks the signature, and what a CloudEvent has to be")
                .contains("invoice done", "ship done", "tell-partner done")
                .allMatch(attempt -> attempt.endsWith(" done"));
    }

    @Test
    void theClockTicks() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tripline.output())
                        .containsPattern("calendar/tick.*maintenance\\.tick ✓ +log-tick ✓"));
        try (BusReader reader = tripline.reader()) {
            List<JsonNode> ticks = reader.decisions().stream()
                    .map(decision -> decision.path("event"))
                    .filter(event -> event.path("subject").asText().equals("tick"))
                    .toList();
            assertThat(ticks).isNotEmpty();
            assertThat(ticks.getFirst().path("type").asText()).isEqualTo("calendar");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
