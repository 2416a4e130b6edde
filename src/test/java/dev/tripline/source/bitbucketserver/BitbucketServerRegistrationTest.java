package dev.tripline.source.bitbucketserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.host.registration.RegistrationStatus;
import dev.tripline.source.host.registration.RegistrationStatus.State;
import dev.tripline.source.registration.FakeProvider;
import dev.tripline.source.registration.FakeProvider.Answer;
import dev.tripline.source.registration.FakeProvider.Seen;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.source.registration.RegistrationContract;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitbucketServerRegistrationTest extends RegistrationContract {
    private static final String API = "/rest/api/1.0";
    private static final String REPOSITORIES = API + "/projects/SHOP/repos";
    private static final String PROJECTS = ", \"projects\": [\"SHOP\"]";

    private final List<String> slugs = new CopyOnWriteArrayList<>();

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new BitbucketServerSource(secrets, http));
    }

    @Override
    protected FakeProvider.Dialect dialect() {
        return new FakeProvider.Dialect() {
            @Override
            public boolean knows(Map<String, String> headers) {
                return headers.getOrDefault("authorization", "").equals("Bearer " + TOKEN)
                        && headers.getOrDefault("x-atlassian-token", "").equals("no-check");
            }

            /** Newer versions show no secrets. */
            @Override
            public ObjectNode shown(ObjectNode kept) {
                ObjectNode shown = kept.deepCopy();
                shown.putObject("configuration");
                return shown.put("scopeType", "repository").put("createdDate", System.nanoTime());
            }

            @Override
            public JsonNode page(List<ObjectNode> shown, Seen seen) {
                int start = Integer.parseInt(seen.query().getOrDefault("start", "0"));
                int size = Integer.parseInt(seen.query().getOrDefault("limit", "25"));
                boolean last = start + size >= shown.size();
                ObjectNode answer = FakeProvider.JSON.createObjectNode().put("isLastPage", last);
                answer.set("values", FakeProvider.cut(shown, start, size));
                return last ? answer.putNull("nextPageStart") : answer.put("nextPageStart", start + size);
            }

            @Override
            public Optional<Answer> other(Seen seen) {
                List<ObjectNode> repositories = slugs.stream()
                        .map(slug -> FakeProvider.JSON.createObjectNode().put("slug", slug))
                        .toList();
                return seen.path().equals(REPOSITORIES)
                        ? Optional.of(new Answer(
                                200, Map.of(), page(repositories, seen).toString()))
                        : Optional.empty();
            }
        };
    }

    @Override
    protected String spec(String more) {
        return """
                {"bitbucketserver": {"ev": {"repositories": [{"projectKey": "ACME", "repositorySlug": "app"}],
                 "events": ["repo:refs_changed", "pr:opened"], "bitbucketserverBaseURL": "%s/rest/",
                 "accessToken": {"name": "p", "key": "token"}, "webhookSecret": {"name": "p", "key": "secret"},
                 "webhook": {"port": "1", "endpoint": "/in", "url": "https://hooks.example.com"}%s}}}""".formatted(provider.url(), more);
    }

    @Override
    protected String path() {
        return API + "/projects/ACME/repos/app/webhooks";
    }

    private static String webhooks(String slug) {
        return REPOSITORIES + "/" + slug + "/webhooks";
    }

    @Override
    protected ObjectNode foreign(String url) {
        ObjectNode hook = FakeProvider.JSON
                .createObjectNode()
                .put("name", "Argo Events")
                .put("url", url)
                .put("active", true);
        hook.putArray("events").add("pr:opened");
        return hook;
    }

    @Override
    protected void meddle(ObjectNode kept) {
        kept.putArray("events").add("pr:opened");
    }

    @Override
    protected boolean asWanted(ObjectNode kept) {
        return kept.path("name").asText().equals("Tripline")
                && kept.path("url").asText().equals(HOOK_URL)
                && kept.path("active").asBoolean()
                && kept.path("events").toString().equals("[\"repo:refs_changed\",\"pr:opened\"]");
    }

    @Override
    protected String secretOf(ObjectNode kept) {
        return kept.path("configuration").path("secret").asText();
    }

    @Override
    protected String page(String hooks) {
        return "{\"isLastPage\":true,\"values\":[" + hooks + "]}";
    }

    @Test
    void a_project_stands_for_all_its_repositories_also_for_those_that_come_later() throws Exception {
        IntStream.range(0, 45).forEach(i -> slugs.add("r" + i));
        Registration registration = registration(PROJECTS + ", \"projectKey\": \"SHOP\", \"repositorySlug\": \"r7\"");
        assertThat(registration.places())
                .hasSize(46)
                .doesNotHaveDuplicates()
                .startsWith(place(), provider.url() + webhooks("r7"))
                .contains(provider.url() + webhooks("r44"));
        slugs.add("new");
        String added = provider.url() + webhooks("new");
        assertThat(registration.places()).hasSize(47).endsWith(added);
        provider.collection(webhooks("new"));
        assertThat(registration.ensure(added)).isEqualTo(Step.CREATED);
        registration.remove(added);
        assertThat(provider.collection(webhooks("new"))).isEmpty();
    }

    @Test
    void a_project_that_cannot_be_listed_hides_no_repository_and_is_told() throws Exception {
        provider.answer(new Answer(404, Map.of(), "{\"errors\":[{\"message\":\"Project SHOP does not exist.\"}]}"));
        Registration registration = registration(PROJECTS);
        assertThat(registration.places()).containsExactly(place(), provider.url() + REPOSITORIES);
        assertThat(registration.ensure(place())).isEqualTo(Step.CREATED);
        RegistrationFailure failure = catchThrowableOfType(
                RegistrationFailure.class, () -> registration.ensure(provider.url() + REPOSITORIES));
        assertThat(failure).hasMessageContaining("Project SHOP does not exist.");
        assertThat(failure.reach()).isEqualTo(Reach.PLACE);
        slugs.add("till");
        assertThat(registration.places()).containsExactly(place(), provider.url() + webhooks("till"));
    }

    @Test
    void a_wrong_login_is_told_once_and_not_for_each_project() {
        door.secretValues.put("p/token", "wrong");
        Registration registration = registration(PROJECTS);
        RegistrationFailure failure = catchThrowableOfType(RegistrationFailure.class, registration::places);
        assertThat(failure.reach()).isEqualTo(Reach.ALL);
    }

    @Test
    void the_host_shows_which_project_is_missing() {
        String spec = spec(PROJECTS).replace("\"port\": \"1\"", "\"port\": \"" + FrontDoor.freePort() + "\"");
        slugs.add("till");
        provider.collection(webhooks("till"));
        provider.answer(Collections.nCopies(10, Answer.of(404)).toArray(new Answer[0]));
        door.serve("es", spec);
        await().until(() -> standing().state() == State.FAILING);
        assertThat(standing().detail()).contains("GET " + provider.url() + REPOSITORIES + " was answered with 404");
        await().until(() -> standing().equals(new RegistrationStatus(State.REGISTERED, 2, "")));
        assertThat(provider.collection(webhooks("till"))).hasSize(1);
        assertThat(kept()).hasSize(1);
    }

    private RegistrationStatus standing() {
        return door.host.status().getFirst().registration().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"90m, 5400", "5s, 5", "1ns, 1", "0s, 60", "-3m, 60", "'', 60"})
    void looks_as_often_as_the_manifest_says(String written, int seconds) {
        assertThat(registration(", \"checkInterval\": \"" + written + "\"").interval())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_certificate_of_its_own_is_looked_at_unless_the_manifest_trusts_anybody(@TempDir Path folder)
            throws Exception {
        patience = Duration.ofSeconds(30);
        HttpServerOptions tls = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PfxOptions().setPath(selfSigned(folder).toString()).setPassword("changeit"));
        HttpServer server = vertx.createHttpServer(tls)
                .requestHandler(request -> request.response()
                        .end(
                                request.method() == HttpMethod.GET
                                        ? page("")
                                        : foreign(HOOK_URL).put("id", 1).toString()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String own = spec("").replace(provider.url(), "https://127.0.0.1:" + server.actualPort());
        Registration wary = registrationOf(own);
        RegistrationFailure failure = catchThrowableOfType(
                RegistrationFailure.class, () -> wary.ensure(wary.places().getFirst()));
        assertThat(failure.code()).isEqualTo("unreachable");
        Registration trusting = registrationOf(
                own.replace("\"accessToken\"", "\"tls\": {\"insecureSkipVerify\": true}, \"accessToken\""));
        assertThat(trusting.ensure(trusting.places().getFirst())).isEqualTo(Step.CREATED);
    }

    private static Path selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("own.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder((keytool + " -genkeypair -alias own -keyalg EC -dname CN=localhost"
                                + " -storetype PKCS12 -storepass changeit -keystore " + store)
                        .split(" "))
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return store;
    }

    @Test
    void without_a_secret_there_is_no_configuration() throws Exception {
        registrationOf(spec("").replace(", \"webhookSecret\": {\"name\": \"p\", \"key\": \"secret\"}", ""))
                .ensure(place());
        assertThat(kept().getFirst().has("configuration")).isFalse();
    }
}
