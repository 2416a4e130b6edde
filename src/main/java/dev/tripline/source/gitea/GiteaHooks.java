package dev.tripline.source.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.SecretValues;
import dev.tripline.source.registration.rest.EventNames;
import dev.tripline.source.registration.rest.HookCollection;
import dev.tripline.source.registration.rest.Paging;
import dev.tripline.source.registration.rest.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gitea's and Forgejo's hooks of repositories and organizations, as their REST API has them. It answers {@code pull_request}
 * and {@code issues} with the many events that they stand for, ignores secrets in updates, and may make pages shorter than
 * asked for.
 */
final class GiteaHooks implements HookCollection {
    private static final Style STYLE = new Style(new Paging.Numbered("limit", 20, false), "PATCH", false);

    private final GiteaConfig config;
    private final SecretValues secrets;
    private final String api;

    GiteaHooks(GiteaConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = new SecretValues(secrets);
        this.api = Places.api(config.giteaBaseURL(), "/api/v1");
    }

    @Override
    public Style style() {
        return STYLE;
    }

    @Override
    public List<String> places() {
        List<String> places = new ArrayList<>();
        config.organizations().forEach(organization -> places.add(Places.of(api, "orgs", organization, "hooks")));
        config.repositories()
                .forEach(repositories -> repositories
                        .names()
                        .forEach(name -> places.add(Places.of(api, "repos", repositories.owner(), name, "hooks"))));
        return places.stream().distinct().toList();
    }

    @Override
    public List<HttpCall.Header> login() throws RegistrationFailure {
        String token = secrets.read(config.accessToken().orElseThrow());
        return List.of(new HttpCall.Header("Authorization", "token " + token, true));
    }

    @Override
    public Wanted wanted() throws RegistrationFailure {
        Optional<String> secret = secrets.read(config.webhookSecret());
        boolean active = config.active().orElse(true);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("type", "gitea").put("active", active);
        EventNames.write(body, config.events());
        ObjectNode target = body.putObject("config")
                .put("url", config.webhook().publicUrl())
                .put("content_type", "json");
        secret.ifPresent(value -> target.put("secret", value));
        return new Wanted(
                body, settings(active, config.events(), "json"), secret.stream().toList());
    }

    @Override
    public Optional<Found> read(JsonNode hook) {
        JsonNode target = hook.path("config");
        if (!hook.hasNonNull("id") || !target.path("url").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                hook.path("id").asText(),
                target.path("url").asText(),
                settings(
                        hook.path("active").asBoolean(),
                        EventNames.read(hook),
                        target.path("content_type").asText()),
                ""));
    }

    private static Map<String, String> settings(boolean active, List<String> events, String contentType) {
        return Map.of(
                "active", String.valueOf(active),
                "events", EventNames.setting(events),
                "content_type", contentType);
    }
}
