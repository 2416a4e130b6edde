package dev.tripline.source.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.source.registration.ProviderCalls;
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

/** GitHub's hooks of repositories and organizations, as its REST API has them. */
final class GithubHooks implements HookCollection {
    private static final Style STYLE = new Style(new Paging.Numbered("per_page", 20, true), "PATCH", true);

    private final GithubConfig config;
    private final SecretValues secrets;
    private final GithubLogin login;
    private final String api;

    GithubHooks(GithubConfig config, Secrets secrets, ProviderCalls calls) {
        this.config = config;
        this.secrets = new SecretValues(secrets);
        this.api = api(config.githubBaseURL());
        this.login = new GithubLogin(config, this.secrets, calls, api);
    }

    /** As GitHub's Go library finds the API of an Enterprise Server. */
    static String api(String base) {
        if (base.isEmpty()) {
            return "https://api.github.com";
        }
        String trimmed = base.replaceAll("/+$", "");
        String host = trimmed.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/:].*$", "");
        boolean complete = trimmed.endsWith("/api/v3") || host.startsWith("api.") || host.contains(".api.");
        return complete ? trimmed : trimmed + "/api/v3";
    }

    @Override
    public Style style() {
        return STYLE;
    }

    @Override
    public List<String> places() {
        List<String> places = new ArrayList<>();
        config.organizations()
                .orElse(List.of())
                .forEach(organization -> places.add(Places.of(api, "orgs", organization, "hooks")));
        config.repositories()
                .forEach(repositories -> repositories
                        .names()
                        .forEach(name -> places.add(Places.of(api, "repos", repositories.owner(), name, "hooks"))));
        if (!config.owner().isEmpty() && !config.repository().isEmpty()) {
            places.add(Places.of(api, "repos", config.owner(), config.repository(), "hooks"));
        }
        return places.stream().distinct().toList();
    }

    @Override
    public List<HttpCall.Header> login() throws RegistrationFailure, InterruptedException {
        return login.headers();
    }

    @Override
    public void loginRefused() {
        login.forget();
    }

    @Override
    public Wanted wanted() throws RegistrationFailure {
        Optional<String> secret = secrets.read(config.webhookSecret());
        boolean active = config.active().orElse(true);
        String contentType = config.contentType().isEmpty() ? "json" : config.contentType();
        String insecure = config.insecure() ? "1" : "0";
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("name", "web").put("active", active);
        EventNames.write(body, config.events());
        ObjectNode target = body.putObject("config")
                .put("url", config.webhook().publicUrl())
                .put("content_type", contentType)
                .put("insecure_ssl", insecure);
        secret.ifPresent(value -> target.put("secret", value));
        return new Wanted(
                body,
                settings(active, config.events(), contentType, insecure, secret.isPresent()),
                secret.stream().toList());
    }

    @Override
    public Optional<Found> read(JsonNode hook) {
        JsonNode target = hook.path("config");
        if (!hook.hasNonNull("id") || !target.path("url").isTextual()) {
            return Optional.empty();
        }
        Map<String, String> settings = settings(
                hook.path("active").asBoolean(),
                EventNames.read(hook),
                target.path("content_type").asText(),
                target.path("insecure_ssl").asText("0"),
                !target.path("secret").asText("").isEmpty());
        return Optional.of(
                new Found(hook.path("id").asText(), target.path("url").asText(), settings, ""));
    }

    /** {@code *} stands for all events, whatever else is named. */
    private static Map<String, String> settings(
            boolean active, List<String> events, String contentType, String insecure, boolean secret) {
        return Map.of(
                "active",
                String.valueOf(active),
                "events",
                events.contains("*") ? "*" : EventNames.setting(events),
                "content_type",
                contentType,
                "insecure_ssl",
                insecure,
                "secret",
                String.valueOf(secret));
    }
}
