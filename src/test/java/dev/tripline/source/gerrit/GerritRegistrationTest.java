package dev.tripline.source.gerrit;

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
import dev.tripline.source.registration.rest.Places;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GerritRegistrationTest extends RegistrationContract {
    @BeforeEach
    void user() {
        door.secretValues.put("p/user", "pilot");
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GerritSource(secrets));
    }

    @Override
    protected FakeProvider.Dialect dialect() {
        return new FakeProvider.Dialect() {
            @Override
            public boolean knows(Map<String, String> headers) {
                String pair = "pilot:" + TOKEN;
                String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
                return headers.getOrDefault("authorization", "").equals("Basic " + encoded);
            }

            /** With everything that Gerrit fills in, and without the name. */
            @Override
            public ObjectNode shown(ObjectNode kept) {
                ObjectNode shown = FakeProvider.JSON
                        .createObjectNode()
                        .put("connectionTimeout", 5000)
                        .put("maxTries", 5)
                        .put("sslVerify", false)
                        .setAll(kept);
                shown.remove("name");
                return shown;
            }

            @Override
            public JsonNode page(List<ObjectNode> shown, Seen seen) {
                ObjectNode remotes = FakeProvider.JSON.createObjectNode();
                for (int i = 0; i < shown.size(); i++) {
                    remotes.set(idOf(kept().get(i)), shown.get(i));
                }
                return remotes;
            }

            @Override
            public void identify(ObjectNode kept, long number) {
                if (!kept.has("name")) {
                    kept.put("name", "other-" + number);
                }
            }

            @Override
            public String idOf(ObjectNode kept) {
                return kept.path("name").asText();
            }

            @Override
            public boolean createsById() {
                return true;
            }

            @Override
            public String sent(JsonNode json) {
                return ")]}'\n" + json;
            }
        };
    }

    @Override
    protected String spec(String more) {
        return """
                {"gerrit": {"ev": {"projects": ["apps/shop"], "events": ["patchset-created", "ref-updated"],
                 "hookName": "our hook", "gerritBaseURL": "%s/", "sslVerify": true,
                 "auth": {"username": {"name": "p", "key": "user"}, "password": {"name": "p", "key": "token"}},
                 "webhook": {"port": "1", "endpoint": "/in", "url": "https://hooks.example.com"}%s}}}""".formatted(provider.url(), more);
    }

    @Override
    protected String path() {
        return "/a/config/server/webhooks~projects/apps%2Fshop/remotes";
    }

    @Override
    protected ObjectNode foreign(String url) {
        return FakeProvider.JSON.createObjectNode().put("url", url);
    }

    @Override
    protected void meddle(ObjectNode kept) {
        kept.put("sslVerify", false);
    }

    @Override
    protected boolean asWanted(ObjectNode kept) {
        return kept.path("name").asText().equals("our hook")
                && kept.path("url").asText().equals(HOOK_URL)
                && kept.path("events").toString().equals("[\"patchset-created\",\"ref-updated\"]")
                && kept.path("sslVerify").asBoolean();
    }

    @Override
    protected String secretOf(ObjectNode kept) {
        return "";
    }

    @Override
    protected Optional<String> cannotSign() {
        return Optional.of("Gerrit does not sign");
    }

    @Override
    protected boolean namesHooks() {
        return true;
    }

    @Override
    protected String page(String hooks) {
        return "{" + hooks + "}";
    }

    @Test
    void the_name_is_ours_whatever_address_it_called() throws Exception {
        provider.add(path(), foreign("https://old.example.com/in").put("name", "our hook"));
        Registration registration = registration();
        assertThat(registration.ensure(place())).isEqualTo(Step.CREATED);
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
        assertThat(kept())
                .singleElement()
                .satisfies(hook -> assertThat(asWanted(hook)).isTrue());
    }

    @Test
    void one_that_calls_us_under_another_name_is_enough() throws Exception {
        ObjectNode parents = provider.add(path(), foreign(HOOK_URL).put("sslVerify", true));
        parents.putArray("events").add("ref-updated").add("patchset-created");
        assertThat(registration().ensure(place())).isEqualTo(Step.UNCHANGED);
        assertThat(kept()).containsExactly(parents);
    }

    @Test
    void tries_are_gerrits_business_unless_the_manifest_says_a_number() throws Exception {
        registration().ensure(place());
        assertThat(kept().getFirst().has("maxTries")).isFalse();
        Registration patient = registration(", \"maxTries\": 9");
        assertThat(patient.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(kept().getFirst().path("maxTries").asInt()).isEqualTo(9);
        assertThat(patient.ensure(place())).isEqualTo(Step.UNCHANGED);
    }

    @Test
    void a_gerrit_that_allows_fewer_tries_is_not_written_to_each_time() throws Exception {
        Registration patient = registration(", \"maxTries\": 9");
        patient.ensure(place());
        kept().getFirst().put("maxTries", 3);
        provider.answer(new Answer(200, Map.of(), ")]}'\n{\"our hook\":" + kept().getFirst() + "}"));
        provider.answer(new Answer(200, Map.of(), ")]}'\n" + kept().getFirst()));
        assertThat(patient.ensure(place())).isEqualTo(Step.UPDATED);
        assertThat(patient.ensure(place())).isEqualTo(Step.UNCHANGED);
    }

    @Test
    void no_events_stand_for_all() throws Exception {
        Registration registration = registrationOf(spec("").replace("[\"patchset-created\", \"ref-updated\"]", "[]"));
        registration.ensure(place());
        assertThat(kept().getFirst().path("events").toString()).isEqualTo("[]");
        kept().getFirst().remove("events");
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
    }

    @Test
    void what_gerrit_says_in_plain_text_is_told() {
        provider.answer(new Answer(404, Map.of(), "Not found: webhooks~projects " + TOKEN + "\n"));
        assertThat(failure(registration())).hasMessageContaining("404: Not found: webhooks~projects *** (it does not");
        provider.answer(new Answer(403, Map.of(), "<html>Forbidden</html>"));
        assertThat(failure(registration())).hasMessageContaining("answered with 403 (it does not");
    }

    @Test
    void the_base_may_have_the_path_of_those_who_log_in() {
        for (String base : List.of("https://review.test", "https://review.test/", "https://review.test/a/")) {
            assertThat(Places.api(base, "/a")).isEqualTo("https://review.test/a");
        }
    }
}
