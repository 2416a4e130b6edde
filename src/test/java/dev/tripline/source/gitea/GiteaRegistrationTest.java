package dev.tripline.source.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.registration.FakeProvider;
import dev.tripline.source.registration.FakeProvider.Answer;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.source.registration.RegistrationContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GiteaRegistrationTest extends RegistrationContract {
    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GiteaSource(secrets));
    }

    @Override
    protected FakeProvider.Dialect dialect() {
        return new FakeProvider.Dialect() {
            @Override
            public String sizeParameter() {
                return "limit";
            }

            @Override
            public int longestPage() {
                return 10;
            }

            @Override
            public boolean knows(Map<String, String> headers) {
                return headers.getOrDefault("authorization", "").equals("token " + TOKEN);
            }

            /** One event stands for many. */
            @Override
            public ObjectNode shown(ObjectNode kept) {
                ObjectNode shown = kept.deepCopy();
                ((ObjectNode) shown.path("config")).remove("secret");
                ArrayNode events = (ArrayNode) shown.path("events");
                if (kept.path("events").toString().contains("\"pull_request\"")) {
                    events.add("pull_request_assign").add("pull_request_label");
                }
                return shown;
            }

            /** The secret of an existing hook stays as it is. */
            @Override
            public void update(ObjectNode kept, ObjectNode body) {
                String secret = kept.path("config").path("secret").asText();
                kept.setAll(body);
                ((ObjectNode) kept.path("config")).put("secret", secret);
            }
        };
    }

    @Override
    protected String spec(String more) {
        return """
                {"gitea": {"ev": {"repositories": [{"owner": "acme", "names": ["app"]}],
                 "events": ["push", "pull_request"], "giteaBaseURL": "%s/",
                 "accessToken": {"name": "p", "key": "token"}, "webhookSecret": {"name": "p", "key": "secret"},
                 "webhook": {"port": "1", "endpoint": "/in", "url": "https://hooks.example.com"}%s}}}""".formatted(provider.url(), more);
    }

    @Override
    protected String path() {
        return "/api/v1/repos/acme/app/hooks";
    }

    @Override
    protected ObjectNode foreign(String url) {
        ObjectNode hook =
                FakeProvider.JSON.createObjectNode().put("type", "forgejo").put("active", true);
        hook.putArray("events").add("push");
        hook.putObject("config").put("url", url).put("content_type", "json");
        return hook;
    }

    @Override
    protected void meddle(ObjectNode kept) {
        kept.putArray("events").add("release");
    }

    @Override
    protected boolean asWanted(ObjectNode kept) {
        return kept.path("type").asText().equals("gitea")
                && kept.path("active").asBoolean()
                && kept.path("events").toString().equals("[\"push\",\"pull_request\"]")
                && kept.path("config").path("url").asText().equals(HOOK_URL)
                && kept.path("config").path("content_type").asText().equals("json");
    }

    @Override
    protected String secretOf(ObjectNode kept) {
        return kept.path("config").path("secret").asText();
    }

    @Test
    void organizations() throws Exception {
        Registration registration = registration(", \"organizations\": [\"lane\"]");
        String collection = "/api/v1/orgs/lane/hooks";
        assertThat(registration.places()).containsExactly(provider.url() + collection, place());
        provider.collection(collection);
        assertThat(registration.ensure(provider.url() + collection)).isEqualTo(Step.CREATED);
    }

    @Test
    void a_replaced_hook_that_could_not_be_deleted_is_deleted_later() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        String old = kept().getFirst().path("id").asText();
        door.secretValues.put("p/secret", "another-one");
        ObjectNode shown = kept().getFirst().deepCopy();
        ((ObjectNode) shown.path("config")).remove("secret");
        String list = FakeProvider.JSON.createArrayNode().add(shown).toString();
        ObjectNode created = foreign(HOOK_URL).put("id", 999).put("type", "gitea");
        provider.answer(
                new Answer(200, Map.of(), list),
                new Answer(200, Map.of(), "[]"),
                new Answer(201, Map.of(), created.toString()),
                Answer.of(500));
        failure(registration);
        kept().add(created);
        registration.ensure(place());
        assertThat(kept()).extracting(hook -> hook.path("id").asText()).containsExactly("999");
        assertThat(provider.requests()).contains("DELETE " + path() + "/" + old);
    }
}
