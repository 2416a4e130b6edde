package dev.tripline.source.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.registration.FakeProvider;
import dev.tripline.source.registration.FakeProvider.Answer;
import dev.tripline.source.registration.FakeProvider.Seen;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.source.registration.RegistrationContract;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitbucketRegistrationTest extends RegistrationContract {
    private static final String OAUTH = "\"oauthToken\": {\"name\": \"p\", \"key\": \"token\"}";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new BitbucketSource(secrets, provider.url() + "/2.0"));
    }

    @Override
    protected FakeProvider.Dialect dialect() {
        return new FakeProvider.Dialect() {
            @Override
            public boolean knows(Map<String, String> headers) {
                return headers.getOrDefault("authorization", "").equals("Bearer " + TOKEN)
                        || headers.getOrDefault("authorization", "").equals(basic(TOKEN));
            }

            /** The next page's address leads to the name that the world has for Bitbucket. */
            @Override
            public JsonNode page(List<ObjectNode> shown, Seen seen) {
                int size = Integer.parseInt(seen.query().getOrDefault("pagelen", "10"));
                int page = Integer.parseInt(seen.query().getOrDefault("page", "1"));
                ObjectNode answer = FakeProvider.JSON.createObjectNode().put("pagelen", size);
                answer.set("values", FakeProvider.cut(shown, (page - 1) * size, size));
                return page * size < shown.size()
                        ? answer.put(
                                "next",
                                "https://api.example.com" + seen.path() + "?pagelen=" + size + "&page=" + (page + 1))
                        : answer;
            }

            @Override
            public void identify(ObjectNode kept, long number) {
                kept.put("uuid", "{%08d-0f0f}".formatted(number));
            }

            @Override
            public String idOf(ObjectNode kept) {
                return kept.path("uuid").asText();
            }

            @Override
            public ObjectNode shown(ObjectNode kept) {
                ObjectNode shown = kept.deepCopy();
                shown.remove("secret");
                return shown.put("type", "webhook_subscription").put("secret_set", kept.hasNonNull("secret"));
            }
        };
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("pilot:" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String spec(String more) {
        return spec(OAUTH, more);
    }

    private String spec(String auth, String more) {
        return """
                {"bitbucket": {"ev": {"repositories": [{"owner": "acme", "repositorySlug": "app"}],
                 "events": ["repo:push", "pullrequest:created"], "auth": {%s},
                 "webhookSecret": {"name": "p", "key": "secret"},
                 "webhook": {"port": "1", "endpoint": "/in", "url": "https://hooks.example.com"}%s}}}""".formatted(auth, more);
    }

    @Override
    protected String path() {
        return "/2.0/repositories/acme/app/hooks";
    }

    @Override
    protected ObjectNode foreign(String url) {
        ObjectNode hook = FakeProvider.JSON
                .createObjectNode()
                .put("description", "webhook managed by Argo-Events")
                .put("url", url)
                .put("active", true);
        hook.putArray("events").add("repo:push");
        return hook;
    }

    @Override
    protected void meddle(ObjectNode kept) {
        kept.put("active", false);
    }

    @Override
    protected boolean asWanted(ObjectNode kept) {
        return kept.path("url").asText().equals(HOOK_URL)
                && kept.path("active").asBoolean()
                && kept.path("events").toString().equals("[\"repo:push\",\"pullrequest:created\"]");
    }

    @Override
    protected String secretOf(ObjectNode kept) {
        return kept.path("secret").asText();
    }

    @Override
    protected String page(String hooks) {
        return "{\"values\":[" + hooks + "]}";
    }

    @Test
    void repositories_and_the_old_way_to_name_one() throws Exception {
        assertThat(registration(", \"owner\": \"acme\", \"repositorySlug\": \"x y\"")
                        .places())
                .containsExactly(place(), provider.url() + "/2.0/repositories/acme/x%20y/hooks");
        assertThat(registration(", \"owner\": \"acme\", \"repositorySlug\": \"app\"")
                        .places())
                .as("named twice")
                .containsExactly(place());
        assertThat(registration(", \"projectKey\": \"P\", \"repositorySlug\": \"app\"")
                        .places())
                .as("half a name")
                .containsExactly(place());
    }

    @Test
    void a_password_goes_before_a_token_and_is_not_shown() throws Exception {
        door.secretValues.put("p/user", "pilot");
        String both = "\"basic\": {\"username\": {\"name\": \"p\", \"key\": \"user\"},"
                + " \"password\": {\"name\": \"p\", \"key\": \"token\"}}, " + OAUTH;
        Registration registration = registrationOf(spec(both, ""));
        registration.ensure(place());
        assertThat(provider.seen.getFirst().headers()).containsEntry("authorization", basic(TOKEN));
        provider.answer(new Answer(
                403,
                Map.of(),
                "{\"type\":\"error\",\"error\":{\"message\":\"no " + basic(TOKEN) + " pilot:" + TOKEN + "\"}}"));
        assertThat(failure(registration).getMessage())
                .contains("no *** ***")
                .doesNotContain(basic(TOKEN).substring(6));
    }

    @Test
    void half_a_password_is_none() throws Exception {
        String half = "\"basic\": {\"username\": {\"name\": \"p\", \"key\": \"user\"}}, " + OAUTH;
        registrationOf(spec(half, "")).ensure(place());
        assertThat(provider.seen.getFirst().headers()).containsEntry("authorization", "Bearer " + TOKEN);
    }

    @Test
    void the_hook_that_argo_events_left_is_taken_over() throws Exception {
        provider.add(path(), foreign(HOOK_URL));
        Registration registration = registration();
        assertThat(registration.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
        assertThat(kept()).singleElement().satisfies(hook -> {
            assertThat(asWanted(hook)).isTrue();
            assertThat(secretOf(hook)).isEqualTo(SECRET);
        });
    }

    @Test
    void a_secret_that_somebody_took_away_comes_back() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        kept().getFirst().remove("secret");
        assertThat(registration.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(secretOf(kept().getFirst())).isEqualTo(SECRET);
    }

    @Test
    void without_a_secret_none_is_sent() throws Exception {
        Registration registration =
                registrationOf(spec("").replace("\"webhookSecret\": {\"name\": \"p\", \"key\": \"secret\"},", ""));
        registration.ensure(place());
        assertThat(kept().getFirst().has("secret")).isFalse();
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
    }
}
