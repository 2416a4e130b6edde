package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.console.cli.Main;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looking, sending again, replaying, watching: what docs/operating.md promises. */
@Timeout(240)
class ConsoleIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static RecordingTarget target;
    private static Manifests manifests;
    private static RunningTripline tripline;

    private int before;
    private String began;

    /** How a command ended, in this process: starting one for each would take most of the time. */
    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void start() {
        target = RecordingTarget.open();
        manifests = Manifests.in(folder).posting("picky", target.uri("/picky"), "a");
        tripline = RunningTripline.with(manifests, folder);
    }

    @AfterAll
    static void stop() {
        if (tripline != null) {
            tripline.close();
        }
        target.close();
    }

    @BeforeEach
    void begin() {
        target.answerWith(200);
        before = target.posts().size();
        began = Instant.now().toString();
    }

    /** What the target took since this test began. */
    private List<RecordingTarget.Post> posts() {
        return target.posts().subList(before, target.posts().size());
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
        Ended unasked = run("dlq", "redrive", "--all");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(unasked.err()).contains("--yes");
        assertThat(run("dlq", "redrive", "--all", "--dry-run").out()).contains("1 letter chosen", action);
        assertThat(posts()).hasSize(1);

        target.answerWith(200);
        Ended redriven = run("dlq", "redrive", "--sensor", "picky", "--yes");
        assertThat(redriven.err()).isEmpty();
        assertThat(redriven.out()).contains("1 letter sent again");
        await().atMost(Duration.ofSeconds(20)).until(() -> posts().size() == 2);
        assertThat(posts()).extracting(RecordingTarget.Post::key).containsOnly(action);
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

        Ended look = run("replay", "--event", original, "--set", "body.n=8", "--dry-run");
        assertThat(look.out()).contains("would do", "picky/post", "nothing was sent");
        assertThat(posts()).isEmpty();

        JsonNode first = json("replay", "--event", original, "--set", "body.n=8", "--sensor", "picky");
        String replay = first.at("/events/0/id").asText();
        await().atMost(Duration.ofSeconds(10)).until(() -> posts().size() == 1);
        assertThat(posts().getFirst().body()).contains("\"number\":\"8\"");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(run("why", replay).out()).contains("replay of " + original, "✓ fired", "✓ done"));

        JsonNode again = json("replay", "--event", replay);
        assertThat(again.at("/events/0/of").asText()).isEqualTo(original);
        await().atMost(Duration.ofSeconds(10)).until(() -> posts().size() == 2);
        assertThat(posts()).extracting(RecordingTarget.Post::key).doesNotHaveDuplicates();

        Ended all = run("replay", "--source", "load/in", "--since", began, "--yes", "--set", "body.n=9");
        assertThat(all.out()).contains("1 event sent again");
        await().atMost(Duration.ofSeconds(10)).until(() -> posts().size() == 3);
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
        CompletableFuture<Ended> tail = CompletableFuture.supplyAsync(
                () -> run("tail", "--sensor", "picky", "-o", "json", "--limit", "2", "--for", "25s"));
        List<String> ids = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    ids.add(sent("{\"n\":7}"));
                    return tail.isDone();
                });
        Ended watched = tail.get(5, TimeUnit.SECONDS);
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
                .first()
                .satisfies(item -> assertThat(item.path("id").asText()).isEqualTo(no));
        assertThat(run("why", "--trigger", "picky/post", "--since", "10m").out())
                .containsPattern(no + ".*✗ rejected.*data\\[0\\] body\\.n wanted.*got -7")
                .containsPattern(ids.getFirst() + ".*✓ fired.*✓ done");
        Ended wrong = run("events", "ls", "--result", "odd");
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

    private static HttpResponse<String> post(String body, String header, String value) throws Exception {
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

    private static Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--api", tripline.api().toString(), "--no-color"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    private static JsonNode json(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        Ended ended = run(all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }

    /** Through the command line, which says the id. */
    private static String sent(String body) throws Exception {
        Path sample = Files.writeString(folder.resolve("sample.json"), body);
        StringWriter out = new StringWriter();
        Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("send", sample.toString(), "--to", manifests.hook().toString());
        Matcher id = Pattern.compile("200 success {2}event (\\S+)").matcher(out.toString());
        assertThat(id.find()).as(out.toString()).isTrue();
        return id.group(1);
    }
}
