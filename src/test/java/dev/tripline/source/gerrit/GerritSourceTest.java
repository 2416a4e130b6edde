package dev.tripline.source.gerrit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.HookContract;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class GerritSourceTest extends HookContract {
    private static final String CHANGE = """
            {"type": "patchset-created", "change": {"project": "ferry-times", "number": 7}, "patchSet": {"number": 1},
             "eventCreatedOn": 1767225600}""";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GerritSource(secrets));
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, "");
    }

    private static String spec(int port, String endpoint, String inWebhook) {
        return """
                {"gerrit": {"ev": {"projects": ["p"], "events": [], "gerritBaseURL": "https://review.test",
                 "auth": {"username": {"name": "g", "key": "u"}, "password": {"name": "g", "key": "p"}},
                 "metadata": {"team": "a"}, "webhook": {"port": "%d", "endpoint": "%s"%s}}}}""".formatted(port, endpoint, inWebhook);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(CHANGE));
    }

    @Test
    void each_request_is_an_event_of_its_own() {
        URI uri = FrontDoor.url(port, "/in");
        door.send(request(uri));
        door.send(request(uri));
        assertThat(door.bus.stored())
                .extracting("id")
                .doesNotHaveDuplicates()
                .allMatch(id -> id.toString().matches("[0-9a-f]{32}"));
        assertThat(door.bus.stored().getFirst().type()).isEqualTo("gerrit");
        assertThat(door.bus.stored().getFirst().body().text())
                .startsWith("{\"headers\":{")
                .endsWith(
                        "\"body\":{\"type\":\"patchset-created\",\"change\":{\"project\":\"ferry-times\",\"number\":7},"
                                + "\"patchSet\":{\"number\":1},\"eventCreatedOn\":1767225600},\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void the_bearer_token_of_the_webhook_keeps_strangers_out() {
        door.secretValues.put("g/token", "tok");
        door.serve("es", spec(port, "/in", ", \"authSecret\": {\"name\": \"g\", \"key\": \"token\"}"));
        URI uri = FrontDoor.url(port, "/in");
        assertThat(door.send(request(uri)).statusCode()).isEqualTo(401);
        assertThat(door.send(request(uri).header("Authorization", "Bearer tok")).statusCode())
                .isEqualTo(200);
        assertThat(door.bus.stored())
                .singleElement()
                .satisfies(event -> assertThat(event.body().text())
                        .contains("*** Masked Auth Secret ***")
                        .doesNotContain("Bearer"));
    }

    @Test
    void says_what_is_missing_to_register_hooks() {
        String spec = spec(1, "/e", ", \"url\": \"https://x.test\"");
        assertThat(advice(spec)).containsExactly("spec.gerrit.ev.hookName");
        assertThat(advice(spec.replace(", \"password\": {\"name\": \"g\", \"key\": \"p\"}", "")))
                .containsExactly("spec.gerrit.ev.hookName", "spec.gerrit.ev.auth");
        assertThat(advice(spec.replace("\"projects\"", "\"hookName\": \"h\", \"projects\"")))
                .isEmpty();
        assertThat(advice(spec(1, "/e", ""))).isEmpty();
    }

    private List<String> advice(String spec) {
        Problems problems = new Problems();
        assertThat(door.host.plan(FrontDoor.eventSource("es", spec), problems)).hasSize(1);
        assertThat(problems.all()).extracting(Problem::isError).doesNotContain(true);
        return problems.all().stream().map(Problem::path).toList();
    }
}
