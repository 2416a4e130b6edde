package dev.tripline.source.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.SecretValues;
import dev.tripline.source.registration.rest.HookCollection;
import dev.tripline.source.registration.rest.Paging;
import dev.tripline.source.registration.rest.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** GitLab's hooks of projects and groups, as its REST API has them. */
final class GitlabHooks implements HookCollection {
    /** GitLab's hooks may hold templates of some kilobytes. */
    private static final Style STYLE = new Style(new Paging.Numbered("per_page", 10, true), "PUT", true);

    private static final String SSL = "enable_ssl_verification";

    private final GitlabConfig config;
    private final SecretValues secrets;
    private final String api;

    GitlabHooks(GitlabConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = new SecretValues(secrets);
        this.api = Places.api(config.gitlabBaseURL(), "/api/v4");
    }

    @Override
    public Style style() {
        return STYLE;
    }

    @Override
    public List<String> places() {
        List<String> places = new ArrayList<>();
        config.groups().forEach(group -> places.add(Places.of(api, "groups", group, "hooks")));
        config.projects().forEach(project -> places.add(Places.of(api, "projects", project, "hooks")));
        if (!config.projectID().isEmpty()) {
            places.add(Places.of(api, "projects", config.projectID(), "hooks"));
        }
        return places.stream().distinct().toList();
    }

    @Override
    public List<HttpCall.Header> login() throws RegistrationFailure {
        String token = secrets.read(config.accessToken().orElseThrow());
        return List.of(new HttpCall.Header("PRIVATE-TOKEN", token, true));
    }

    @Override
    public Wanted wanted() throws RegistrationFailure {
        Optional<String> secret = secrets.read(config.secretToken());
        Optional<String> signing = secrets.read(config.signingToken());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("url", config.webhook().publicUrl())
                .put(SSL, config.enableSSLVerification());
        Map<String, String> settings = new TreeMap<>();
        settings.put(SSL, String.valueOf(config.enableSSLVerification()));
        List<String> events = config.events().orElse(List.of());
        GitlabEvents.flags().forEach((name, flag) -> {
            body.put(flag, events.contains(name));
            settings.put(flag, String.valueOf(events.contains(name)));
        });
        secret.ifPresent(value -> body.put("token", value));
        signing.ifPresent(value -> body.put("signing_token", value));
        settings.put("token_present", String.valueOf(secret.isPresent()));
        settings.put("signing_token_present", String.valueOf(signing.isPresent()));
        List<String> hidden = new ArrayList<>();
        secret.ifPresent(hidden::add);
        signing.ifPresent(hidden::add);
        return new Wanted(body, settings, hidden);
    }

    @Override
    public Optional<Found> read(JsonNode hook) {
        if (!hook.hasNonNull("id") || !hook.path("url").isTextual()) {
            return Optional.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        List<String> shown = new ArrayList<>(GitlabEvents.flags().values());
        shown.addAll(List.of(SSL, "token_present", "signing_token_present"));
        for (String member : shown) {
            if (hook.hasNonNull(member)) {
                settings.put(member, hook.path(member).asText());
            }
        }
        return Optional.of(
                new Found(hook.path("id").asText(), hook.path("url").asText(), settings, trouble(hook, settings)));
    }

    private String trouble(JsonNode hook, Map<String, String> settings) {
        if (hook.path("alert_status").asText().equals("disabled")) {
            return "GitLab has disabled the hook after failures; send it a test event there";
        }
        boolean unsigned =
                settings.getOrDefault("signing_token_present", "false").equals("false");
        return config.signingToken().isPresent() && unsigned
                ? "this GitLab does not sign, which it does from 19.0 on; use secretToken instead of signingToken"
                : "";
    }
}
