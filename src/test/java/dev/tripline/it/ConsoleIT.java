package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looking, sending again, replaying, watching: what docs/operating.md promises. */
@Timeout(240)
class ConsoleIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private RecordingTarget target;
    private Manifests manifests;
    private RunningTripline tripline;

    @BeforeEach
    void start() {
        target = RecordingTarget.open();
        manifests = Manifests.in(folder).posting("picky", target.uri("/picky"), "a");
        tripline = RunningTripline.with(manifests, folder);
    }

    @AfterEach
    void stop() {
        tripline.close();
        target.close();
    }

    @Test
    void whatWasGivenUpIsSeenSentAgainUnderItsIdAndTold() throws Exception {
        target.answerWith(422);
        String event = sent("{\"n\":7}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(json("dlq", "ls").path("items")).hasSize(1));

        JsonNode listed = json("dlq", "ls", "--sensor", "picky").at("/items/0");
        String number = listed.path("sequence").asText();
        String action = listed.path("action").asText();
        assertThat(listed.path("cause").asText()).contains("422");
        assertThat(json("dlq", "ls", "--sensor", "other").path("items")).isEmpty();
        assertThat(run("dlq", "ls", "--group").out()).containsPattern("^1 .*picky/post");
        assertThat(run("dlq", "show", number).out()).contains(action, "422", event, "\"n\":7", "dlq redrive " + number);
        assertThat(run("why", event).out()).contains("among the dead letters", "dlq redrive " + number);
        assertThat(run("why", action).out()).contains("event " + event, "dead letter " + number);

        assertThat(run("dlq", "redrive").code()).isEqualTo(2);
        Command.Ended unasked = run("dlq", "redrive", "--all");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(unasked.err()).contains("--yes");
        assertThat(run("dlq", "redrive", "--all", "--dry-run").out()).contains("1 letter chosen", action);
        assertThat(target.posts()).hasSize(1);

        target.answerWith(200);
        Command.Ended redriven = run("dlq", "redrive", "--sensor", "picky", "--yes");
        assertThat(redriven.err()).isEmpty();
        assertThat(redriven.out()).contains("1 letter sent again");
        await().atMost(Duration.ofSeconds(20)).until(() -> target.posts().size() == 2);
        assertThat(target.byKey()).hasSize(1).containsValue(2L).containsKey(action);
        assertThat(json("dlq", "ls").path("items")).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(run("why", event).out())
                        .containsPattern("attempt 1 .*✗ rejected.*422")
                        .containsPattern("attempt 2 .*✓ done"));
        assertThat(json("actions", "ls", "--state", "finished")
                        .at("/items/0/action")
                        .asText())
                .isEqualTo(action);
        assertThat(run("dlq", "redrive", number).code()).isEqualTo(3);
    }

    @Test
    void whatIsDroppedIsGoneAndTheReasonIsKept() throws Exception {
        target.answerWith(422);
        String event = sent("{\"n\":7}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(json("dlq", "ls").path("items")).hasSize(1));

        assertThat(run("dlq", "drop", "--all", "--yes", "--reason", "cancelled").out())
                .contains("1 letter dropped");
        assertThat(json("dlq", "ls").path("items")).isEmpty();
        assertThat(run("why", event).out()).containsPattern("dropped .*: cancelled");
    }

    @Test
    void aReplayIsANewEventWithANewActionAndWhatWasSet() throws Exception {
        String original = sent("{\"n\":-7}");
        await().atMost(Duration.ofSeconds(10)).until(() -> run("why", original).code() == 0);

        Command.Ended look = run("replay", "--event", original, "--set", "body.n=8", "--dry-run");
        assertThat(look.out()).contains("would do", "picky/post", "nothing was sent");
        assertThat(target.posts()).isEmpty();

        JsonNode first = json("replay", "--event", original, "--set", "body.n=8", "--sensor", "picky");
        String replay = first.at("/events/0/id").asText();
        await().atMost(Duration.ofSeconds(10)).until(() -> target.posts().size() == 1);
        assertThat(target.posts().getFirst().body()).contains("\"number\":8");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(run("why", replay).out()).contains("replay of " + original, "✓ fired", "✓ done"));

        JsonNode again = json("replay", "--event", replay);
        assertThat(again.at("/events/0/of").asText()).isEqualTo(original);
        await().atMost(Duration.ofSeconds(10)).until(() -> target.posts().size() == 2);
        assertThat(target.byKey()).hasSize(2);

        Command.Ended all = run("replay", "--source", "load/in", "--since", "1h", "--yes", "--set", "body.n=9");
        assertThat(all.out()).contains("1 event sent again");
        await().atMost(Duration.ofSeconds(10)).until(() -> target.posts().size() == 3);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                json("events", "ls", "--replay-of", original).path("items"))
                        .hasSize(3));
        assertThat(run("replay", "--source", "load", "--since", "1h").code()).isEqualTo(2);
        assertThat(run("replay", "--event", "nope").code()).isEqualTo(3);
        assertThat(run("replay", "--event", original, "--sensor", "nope").code())
                .isEqualTo(3);
    }

    @Test
    void listsAndTailShowWhatHappens() throws Exception {
        CompletableFuture<Command.Ended> tail = CompletableFuture.supplyAsync(
                () -> run("tail", "--sensor", "picky", "-o", "json", "--limit", "2", "--for", "25s"));
        List<String> ids = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    ids.add(sent("{\"n\":7}"));
                    return tail.isDone();
                });
        Command.Ended watched = tail.get(5, TimeUnit.SECONDS);
        assertThat(watched.code()).as(watched.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : watched.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).hasSize(2);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.path("kind").asText()).isEqualTo("decision"));

        String no = sent("{\"n\":-7}");
        await().atMost(Duration.ofSeconds(10)).until(() -> run("why", no).code() == 0);
        assertThat(json("events", "ls", "--result", "rejected").path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("id").asText()).isEqualTo(no));
        assertThat(run("why", "--trigger", "picky/post", "--since", "10m").out())
                .containsPattern(no + ".*✗ rejected.*data\\[0\\] body\\.n wanted.*got -7")
                .containsPattern(ids.getFirst() + ".*✓ fired.*✓ done");
        Command.Ended wrong = run("events", "ls", "--result", "odd");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("rejected");
        assertThat(run("why", "no-such-id").code()).isEqualTo(3);
        assertThat(tripline.get("/api/v1/events?limit=1").body()).contains("\"next\"");
    }

    @Test
    void onlyWhoMayCanChangeSomething() throws Exception {
        HttpResponse<String> page = post("{\"filter\":{},\"dryRun\":true}", "Origin", "http://evil.example");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(post("{\"filter\":{},\"dryRun\":true}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("{\"filter\":{},\"dryRun\":true}", "Authorization", "Bearer guessed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("{\"filter\":{},\"dryRun\":true}", "Accept", "*/*").statusCode())
                .isEqualTo(200);
        assertThat(post("{\"filtr\":{}}", "Accept", "*/*").body()).contains("filtr", "filter");
    }

    private HttpResponse<String> post(String body, String header, String value) throws Exception {
        URI redrive = tripline.api().resolve("/api/v1/dead-letters/redrive");
        HttpRequest.Builder request = HttpRequest.newBuilder(redrive)
                .timeout(Duration.ofSeconds(10))
                .setHeader("Content-Type", "application/json")
                .setHeader(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private Command.Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--api", tripline.api().toString()));
        return Command.run(folder, all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        Command.Ended ended = run(all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }

    /** Through the command line, which says the id. */
    private String sent(String body) throws Exception {
        Path sample = Files.writeString(folder.resolve("sample.json"), body);
        Command.Ended send = Command.run(
                folder, "send", sample.toString(), "--to", manifests.hook().toString());
        assertThat(send.code()).as(send.err()).isZero();
        Matcher id = Pattern.compile("200 success {2}event (\\S+)").matcher(send.out());
        assertThat(id.find()).as(send.out()).isTrue();
        return id.group(1);
    }
}
