package dev.tripline.source.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Which of the hooks that a provider has is taken for ours. */
public final class HookVectors implements VectorChecks {
    private static final String GITHUB = """
            {"github": {"ev": {"repositories": [{"owner": "o", "names": ["r"]}], "events": %s,
             "githubBaseURL": "%s", "githubUploadURL": "u", "apiToken": {"name": "s", "key": "k"},
             "webhook": {"port": "1", "endpoint": "%s", "url": "%s"}}}}""";
    private static final String GITLAB = """
            {"gitlab": {"ev": {"%s": ["7"], "events": %s, "gitlabBaseURL": "%s", "accessToken": {"name": "s", "key": "k"},
             "webhook": {"port": "1", "endpoint": "%s", "url": "%s"}}}}""";

    /** Shows everything, lets everybody in. */
    private static final FakeProvider.Dialect OPEN = new FakeProvider.Dialect() {
        @Override
        public boolean knows(Map<String, String> headers) {
            return true;
        }

        @Override
        public ObjectNode shown(ObjectNode kept) {
            return kept;
        }
    };

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "github.hookMatch", HookVectors::match,
                "github.getHook", HookVectors::github,
                "gitlab.getHook", HookVectors::gitlab,
                "gitlab.eventName", HookVectors::eventName,
                "bitbucketserver.managesHooks", HookVectors::managed);
    }

    private static ObjectNode githubHook(JsonNode given) {
        ObjectNode hook = FakeProvider.JSON.createObjectNode().put("active", true);
        hook.set("events", given.path("events"));
        hook.putObject("config")
                .put("url", given.path("url").asText())
                .put("content_type", "json")
                .put("insecure_ssl", "0");
        return hook;
    }

    /** A registration is not made without events. */
    private static String events(JsonNode input) {
        return input.path("events").isEmpty()
                ? "[\"push\"]"
                : input.path("events").toString();
    }

    private static String githubSpec(Vector vector, FakeProvider provider) {
        URI url = URI.create(vector.input().path("url").asText());
        return GITHUB.formatted(
                events(vector.input()), provider.url(), url.getPath(), url.getScheme() + "://" + url.getHost());
    }

    private static void match(Vector vector) throws Exception {
        try (FakeProvider provider = new FakeProvider(OPEN)) {
            String path = "/api/v3/repos/o/r/hooks";
            provider.collection(path);
            if (vector.input().path("hook").isObject()) {
                provider.add(path, githubHook(vector.input().path("hook")));
            }
            Step step = ensured(githubSpec(vector, provider), provider.url() + path, false);
            assertThat(step == Step.UNCHANGED)
                    .isEqualTo(vector.expect().path("match").asBoolean());
        }
    }

    private static void github(Vector vector) throws Exception {
        try (FakeProvider provider = new FakeProvider(OPEN)) {
            String path = "/api/v3/repos/o/r/hooks";
            vector.given().path("hooks").forEach(hook -> provider.add(path, githubHook(hook)));
            ObjectNode ours =
                    provider.collection(path).get(vector.expect().path("index").asInt());
            assertThat(ensured(githubSpec(vector, provider), provider.url() + path, true))
                    .isEqualTo(Step.UNCHANGED);
            assertThat(provider.collection(path)).isNotEmpty().doesNotContain(ours);
        }
    }

    private static void gitlab(Vector vector) throws Exception {
        try (FakeProvider provider = new FakeProvider(OPEN)) {
            String scope = vector.given().path("scope").asText() + "s";
            String path = "/api/v4/" + scope + "/7/hooks";
            vector.given()
                    .path("hooks")
                    .forEach(url -> provider.add(
                            path, FakeProvider.JSON.createObjectNode().put("url", url.asText())));
            URI url = URI.create(vector.input().path("url").asText());
            String spec = GITLAB.formatted(
                    scope, "[]", provider.url(), url.getPath(), url.getScheme() + "://" + url.getHost());
            int before = provider.collection(path).size();
            Step step = ensured(spec, provider.url() + path, false);
            JsonNode index = vector.expect().path("index");
            assertThat(step == Step.CREATED).isEqualTo(index.isNull());
            assertThat(provider.collection(path)).hasSize(index.isNull() ? before + 1 : before);
        }
    }

    private static Step ensured(String spec, String place, boolean thenRemoved) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (FrontDoor door = new FrontDoor(SourceBeans::all)) {
            door.secretValues.put("s/k", "token");
            SourceBinding binding = door.plan("es", spec).getFirst();
            Registration registration = registration((RegisteredHook<?>) binding.kind(), binding, vertx)
                    .orElseThrow();
            Step step = registration.ensure(place);
            if (thenRemoved) {
                registration.remove(place);
            }
            return step;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static <C extends Record & RegisteredConfig> Optional<Registration> registration(
            RegisteredHook<C> hook, SourceBinding binding, Vertx vertx) {
        ProviderCalls calls = new ProviderCalls(new HttpCaller(vertx), Clock.systemUTC(), Duration.ofSeconds(5));
        return hook.registration(hook.config().cast(binding.config()), calls);
    }

    private static void managed(Vector vector) {
        ObjectNode event = vector.input().<ObjectNode>deepCopy().put("bitbucketserverBaseURL", "https://stash.test");
        event.putArray("events").add("*");
        ((ObjectNode) event.path("webhook")).put("port", "1").put("endpoint", "/in");
        ObjectNode spec = FakeProvider.JSON.createObjectNode();
        spec.putObject("bitbucketserver").set("ev", event);
        Vertx vertx = Vertx.vertx();
        try (FrontDoor door = new FrontDoor(SourceBeans::all)) {
            SourceBinding binding = door.plan("es", spec.toString()).getFirst();
            assertThat(registration((RegisteredHook<?>) binding.kind(), binding, vertx)
                            .isPresent())
                    .isEqualTo(vector.expect().path("manages").asBoolean());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void eventName(Vector vector) {
        String events = "[" + vector.input().path("event") + "]";
        Problems problems = new Problems();
        try (FrontDoor door = new FrontDoor(SourceBeans::all)) {
            String spec = GITLAB.formatted("projects", events, "https://git.example.com", "/", "https://x.example.com");
            door.host.plan(FrontDoor.eventSource("es", spec), problems);
        }
        assertThat(!problems.hasErrors())
                .isEqualTo(vector.expect().path("accepted").asBoolean());
    }
}
