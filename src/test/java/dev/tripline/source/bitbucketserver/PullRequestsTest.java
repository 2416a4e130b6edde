package dev.tripline.source.bitbucketserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.host.http.HookLimits;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of branches with an open pull request are left out. */
class PullRequestsTest {
    private static final HookLimits IMPATIENT = new HookLimits(
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            64,
            200,
            32 * 1024);

    private final Vertx vertx = Vertx.vertx();
    private final HttpCaller caller = new HttpCaller(vertx);
    private final Rest rest = new Rest(vertx);
    private final int port = FrontDoor.freePort();
    private FrontDoor door;

    @BeforeEach
    void open() {
        door = open(FrontDoor.QUICK);
    }

    private FrontDoor open(HookLimits limits) {
        FrontDoor opened = new FrontDoor(
                secrets -> List.of(new BitbucketServerSource(secrets, caller)), Clock.systemUTC(), limits);
        opened.secretValues.put("bb/access", "t0ken");
        opened.serve("es", spec(rest.url(), ", \"oneEventPerChange\": true"));
        return opened;
    }

    @AfterEach
    void close() {
        door.close();
        rest.close();
        caller.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String spec(String baseUrl, String more) {
        return """
                {"bitbucketserver": {"ev": {"bitbucketserverBaseURL": "%s", "skipBranchRefsChangedOnOpenPR": true,
                 "accessToken": {"name": "bb", "key": "access"},
                 "webhook": {"port": "%d", "endpoint": "/in"}%s}}}""".formatted(baseUrl, port, more);
    }

    private static String change(String refType, String type, String commit) {
        return "{\"ref\": {\"type\": \"%s\"}, \"type\": \"%s\", \"toHash\": \"%s\"}".formatted(refType, type, commit);
    }

    private HttpRequest.Builder push(String... changes) {
        return pushTo("\"r\"", changes);
    }

    private HttpRequest.Builder pushTo(String slug, String... changes) {
        return HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("X-Event-Key", "repo:refs_changed")
                .header("X-Request-Id", "d")
                .POST(BodyPublishers.ofString("{\"repository\": {\"slug\": " + slug
                        + ", \"project\": {\"key\": \"~own\"}}, \"changes\": [" + String.join(",", changes) + "]}"));
    }

    @Test
    void only_branches_that_live_are_asked_about_and_the_numbers_stay() {
        rest.pullRequests("b1", "MERGED", "DECLINED", "MERGED", "open");
        rest.pullRequests("b2", "MERGED", "MERGED");
        HttpResponse<String> answer = door.send(push(
                change("BRANCH", "UPDATE", "b1"),
                change("BRANCH", "ADD", "b2"),
                change("BRANCH", "DELETE", "b1"),
                change("TAG", "ADD", "b1")));
        assertThat(answer.body()).isEqualTo("success");
        assertThat(door.bus.stored()).extracting("id").containsExactly("es:ev:d:1", "es:ev:d:2", "es:ev:d:3");
        String path = "/rest/api/1.0/projects/~own/repos/r/commits/";
        assertThat(rest.asked())
                .containsExactlyInAnyOrder(
                        path + "b1/pull-requests?limit=100&start=0",
                        path + "b1/pull-requests?limit=100&start=2",
                        path + "b2/pull-requests?limit=100&start=0");
        assertThat(rest.credentials()).containsOnly("Bearer t0ken");
    }

    @Test
    void without_one_event_per_change_the_body_is_whole_or_nothing() {
        door.serve("es", spec(rest.url(), ""));
        rest.pullRequests("b1", "OPEN");
        assertThat(door.send(push(change("BRANCH", "UPDATE", "b1"), change("BRANCH", "UPDATE", "b1")))
                        .body())
                .isEqualTo("success");
        assertThat(door.bus.offered()).isEmpty();
        assertThat(rest.asked()).as("a commit is asked about once").hasSize(1);

        door.send(push(change("BRANCH", "UPDATE", "b1"), change("BRANCH", "UPDATE", "b2")));
        assertThat(door.bus.stored()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("es:ev:d");
            assertThat(event.body().text()).contains("\"b1\"", "\"b2\"");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 408})
    void trouble_that_passes_makes_the_caller_come_again(int status) {
        rest.answersWith(status);
        HttpResponse<String> answer = door.send(push(change("BRANCH", "UPDATE", "b1")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
        assertThat(answer.body()).isEqualTo("filtering changes for open prs: the server answered " + status);
        rest.answersWith(200);
        assertThat(door.send(push(change("BRANCH", "UPDATE", "b1"))).statusCode())
                .isEqualTo(200);
        assertThat(door.bus.stored()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 302})
    void trouble_that_stays_is_a_refusal(int status) {
        rest.answersWith(status);
        HttpResponse<String> answer = door.send(push(change("BRANCH", "UPDATE", "b1")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).isEqualTo("filtering changes for open prs: the server answered " + status);
        assertThat(door.bus.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"values\":[{\"state\":1}]}", "{\"values\":["})
    void an_answer_that_cannot_be_read_decides_nothing(String body) {
        rest.answersWith(body);
        assertThat(door.send(push(change("BRANCH", "UPDATE", "b1"))).statusCode())
                .isEqualTo(503);
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_makes_the_caller_come_again() {
        door.serve("es", spec("http://127.0.0.1:" + FrontDoor.freePort(), ""));
        assertThat(door.send(push(change("BRANCH", "UPDATE", "b1"))).statusCode())
                .isEqualTo(503);
    }

    @Test
    void pages_without_end_come_to_an_end() {
        rest.answersWith("{\"values\":[{\"state\":\"MERGED\"}],\"isLastPage\":false,\"nextPageStart\":0}");
        HttpResponse<String> answer = door.send(push(change("BRANCH", "UPDATE", "b1")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("more than 50 pages");
        assertThat(rest.asked()).hasSize(50);
    }

    @Test
    void a_server_that_hangs_is_a_503_in_time_and_holds_up_nobody() throws Exception {
        door.close();
        door = open(IMPATIENT);
        rest.fallsSilent();
        CompletableFuture<HttpResponse<String>> waiting = door.client()
                .sendAsync(push(change("BRANCH", "UPDATE", "b1")).build(), HttpResponse.BodyHandlers.ofString());
        await().until(() -> !rest.asked().isEmpty());
        assertThat(door.send(push(change("TAG", "ADD", "t1"))).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = waiting.get(5, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
        assertThat(door.bus.stored()).hasSize(1);
    }

    @Test
    void names_in_a_delivery_lead_to_no_other_path() {
        door.send(pushTo("\"../../../../admin?x=#\"", change("BRANCH", "UPDATE", "a b/é")));
        assertThat(rest.asked())
                .containsExactly("/rest/api/1.0/projects/~own/repos/..%2F..%2F..%2F..%2Fadmin%3Fx%3D%23/commits/"
                        + "a%20b%2F%C3%A9/pull-requests?limit=100&start=0");
        for (String slug : List.of("\"..\"", "\".\"", "\"\"", "null")) {
            HttpResponse<String> answer = door.send(pushTo(slug, change("BRANCH", "UPDATE", "b1")));
            assertThat(answer.statusCode()).as(slug).isEqualTo(400);
        }
        assertThat(rest.asked()).hasSize(1);
    }

    @Test
    void a_token_that_cannot_be_read_is_our_fault_and_shows_nothing() {
        door.secretValues.put("bb/access", "");
        HttpResponse<String> answer = door.send(push(change("BRANCH", "UPDATE", "b1")));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("the access token is missing or empty");
        door.secretValues.put("bb/access", "to\nken");
        HttpResponse<String> odd = door.send(push(change("BRANCH", "UPDATE", "b1")));
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).doesNotContain("ken\n", "to\n");
        assertThat(rest.asked()).isEmpty();
    }
}
