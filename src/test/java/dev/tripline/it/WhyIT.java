package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every decision can be asked for. */
@Timeout(90)
class WhyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static RecordingTarget target;
    private static Manifests manifests;
    private static RunningTripline tripline;

    @BeforeAll
    static void start() {
        target = RecordingTarget.open();
        manifests = Manifests.in(folder).posting("picky", target.uri("/picky"), "a");
        tripline = RunningTripline.with(manifests, folder);
    }

    @AfterAll
    static void stop() {
        tripline.close();
        target.close();
    }

    @Test
    void aRejectionNamesTheFilterWhatItWantedAndWhatItSaw() throws Exception {
        int before = target.posts().size();
        String id = sent("{\"n\":-7}");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(tripline.output())
                        .containsPattern(id + ".*picky\\.dep ✗ data\\[0\\] body\\.n: wanted .*>= .*0.*, got -7"));

        Command.Ended why =
                Command.run(folder, "why", id, "--api", tripline.api().toString());
        assertThat(why.code()).isZero();
        assertThat(why.err()).isEmpty();
        assertThat(why.out())
                .contains(id, "sensor picky", "dependency dep", "discarded")
                .containsPattern("filter data\\[0\\] +body\\.n +✗ wanted .*>= .*0.*, got -7.*stopped here")
                .contains("would pass if: body.n");

        Command.Ended json = Command.run(
                folder, "why", id, "-o", "json", "--api", tripline.api().toString());
        JsonNode told = JSON.readTree(json.out());
        JsonNode check = told.at("/sensors/0/dependencies/0/filters/0");
        assertThat(check.path("result").asText()).isEqualTo("rejected");
        assertThat(check.path("subject").asText()).isEqualTo("body.n");
        assertThat(check.path("wanted").asText()).contains(">=", "0");
        assertThat(check.path("actual").asText()).contains("-7");

        HttpResponse<String> answer = tripline.get("/api/v1/events/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(told);
        assertThat(target.posts()).hasSize(before);
    }

    @Test
    void anActionIsShownWithEachAttemptAndItsAnswer() throws Exception {
        target.answerWith(500);
        String id = sent("{\"n\":7}");
        await().atMost(Duration.ofSeconds(10)).until(() -> target.posts().size() == 1);
        target.answerWith(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> target.posts().size() == 2);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            JsonNode told = JSON.readTree(tripline.get("/api/v1/events/" + id).body());
            JsonNode attempts = told.path("actions").elements().next();
            assertThat(attempts).hasSize(2);
            assertThat(attempts.at("/0/detail").asText()).contains("500");
            assertThat(attempts.at("/0/next").asText()).isEqualTo("again");
            assertThat(attempts.at("/1/outcome").asText()).isEqualTo("done");
        });
        assertThat(target.byKey()).hasSize(1).containsValue(2L);
        assertThat(Command.run(folder, "why", id, "--api", tripline.api().toString())
                        .out())
                .containsPattern("attempt 1 .*✗.*500.*again in")
                .containsPattern("attempt 2 .*✓");
    }

    @Test
    void anUnknownIdIsNotFound() {
        Command.Ended why = Command.run(
                folder, "why", "no-such-event", "--api", tripline.api().toString());

        assertThat(why.code()).isEqualTo(3);
        assertThat(why.err()).contains("no-such-event");
        assertThat(why.out()).isEmpty();
        HttpResponse<String> answer = tripline.get("/api/v1/events/no-such-event");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
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
