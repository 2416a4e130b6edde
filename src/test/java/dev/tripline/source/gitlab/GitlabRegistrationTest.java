package dev.tripline.source.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.registration.FakeProvider;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.Registration.Step;
import dev.tripline.source.registration.RegistrationContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitlabRegistrationTest extends RegistrationContract {
    private boolean signs = true;

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GitlabSource(secrets, clock));
    }

    @Override
    protected FakeProvider.Dialect dialect() {
        return new FakeProvider.Dialect() {
            @Override
            public boolean knows(Map<String, String> headers) {
                return headers.getOrDefault("private-token", "").equals(TOKEN);
            }

            @Override
            public ObjectNode shown(ObjectNode kept) {
                ObjectNode shown = kept.deepCopy();
                shown.remove(List.of("token", "signing_token", "vulnerability_events"));
                shown.put("token_present", kept.has("token"));
                if (signs) {
                    shown.put("signing_token_present", kept.has("signing_token"));
                }
                return shown.put("alert_status", kept.path("alert_status").asText("executable"));
            }
        };
    }

    @Override
    protected String spec(String more) {
        return """
                {"gitlab": {"ev": {"projects": ["acme/app"], "events": ["PushEvents", "WikiPageEvents"],
                 "gitlabBaseURL": "%s", "accessToken": {"name": "p", "key": "token"}, "enableSSLVerification": true,
                 "secretToken": {"name": "p", "key": "secret"},
                 "webhook": {"port": "1", "endpoint": "/in", "url": "https://hooks.example.com"}%s}}}""".formatted(provider.url(), more);
    }

    @Override
    protected String path() {
        return "/api/v4/projects/acme%2Fapp/hooks";
    }

    @Override
    protected ObjectNode foreign(String url) {
        return FakeProvider.JSON.createObjectNode().put("url", url).put("push_events", true);
    }

    @Override
    protected void meddle(ObjectNode kept) {
        kept.put("tag_push_events", true);
    }

    @Override
    protected boolean asWanted(ObjectNode kept) {
        return kept.path("url").asText().equals(HOOK_URL)
                && kept.path("push_events").asBoolean()
                && kept.path("wiki_page_events").asBoolean()
                && !kept.path("tag_push_events").asBoolean(true)
                && !kept.path("merge_requests_events").asBoolean(true)
                && kept.path("enable_ssl_verification").asBoolean();
    }

    @Override
    protected String secretOf(ObjectNode kept) {
        return kept.path("token").asText();
    }

    @Test
    void groups_projects_and_the_old_way_to_name_one() throws Exception {
        Registration registration = registration(", \"projectID\": \"12\", \"groups\": [\"77\", \"a/b\"]");
        String api = provider.url() + "/api/v4";
        assertThat(registration.places())
                .containsExactly(
                        api + "/groups/77/hooks",
                        api + "/groups/a%2Fb/hooks",
                        api + "/projects/acme%2Fapp/hooks",
                        api + "/projects/12/hooks");
        provider.collection("/api/v4/groups/a%2Fb/hooks");
        assertThat(registration.ensure(api + "/groups/a%2Fb/hooks")).isEqualTo(Step.CREATED);
    }

    @Test
    void names_of_events_become_members_of_the_hook() {
        assertThat(GitlabEvents.flags())
                .containsEntry("IssuesEvents", "issues_events")
                .containsEntry("ConfidentialNoteEvents", "confidential_note_events")
                .containsEntry("ResourceAccessTokenEvents", "resource_access_token_events")
                .containsEntry("SubGroupEvents", "subgroup_events");
    }

    @Test
    void a_signing_token_goes_along_and_an_old_gitlab_is_told() throws Exception {
        door.secretValues.put("p/signing", "whsec_c2lnbmluZw==");
        String signing = ", \"signingToken\": {\"name\": \"p\", \"key\": \"signing\"}";
        Registration registration = registration(signing);
        registration.ensure(place());
        assertThat(kept().getFirst().path("signing_token").asText()).isEqualTo("whsec_c2lnbmluZw==");
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);

        signs = false;
        Registration old = registration(signing);
        old.ensure(place());
        assertThat(failure(old)).hasMessageContaining("this GitLab does not sign");
    }

    @Test
    void a_hook_that_gitlab_has_disabled_is_told() throws Exception {
        Registration registration = registration();
        registration.ensure(place());
        kept().getFirst().put("alert_status", "disabled");
        assertThat(failure(registration)).hasMessageContaining("GitLab has disabled the hook");
        kept().getFirst().put("alert_status", "executable");
        assertThat(registration.ensure(place())).isEqualTo(Step.UNCHANGED);
    }
}
