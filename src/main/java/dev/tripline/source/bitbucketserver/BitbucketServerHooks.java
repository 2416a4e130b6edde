package dev.tripline.source.bitbucketserver;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bitbucket Server's hooks of repositories, as its REST API 1.0 has them. Whether it shows their secrets differs from version
 * to version, so that nothing is made of it.
 */
final class BitbucketServerHooks implements HookCollection {
    static final Paging PAGES = new Numbered(20);

    private static final Style STYLE = new Style(PAGES, "PUT", true);

    private final BitbucketServerConfig config;
    private final SecretValues secrets;

    /** Each page says where the next one starts. */
    private record Numbered(int limit) implements Paging {
        @Override
        public String first() {
            return from(0);
        }

        @Override
        public Optional<Page> read(JsonNode answer, int number) {
            JsonNode start = answer.path("nextPageStart");
            boolean last = answer.path("isLastPage").asBoolean(true) || !start.canConvertToInt();
            return Paging.array(answer.path("values"))
                    .map(items -> new Page(items, last ? Optional.empty() : Optional.of(from(start.asInt()))));
        }

        private String from(int start) {
            return "?limit=" + limit + "&start=" + start;
        }
    }

    BitbucketServerHooks(BitbucketServerConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = new SecretValues(secrets);
    }

    @Override
    public Style style() {
        return STYLE;
    }

    /** Those of the repositories that are named one by one. */
    @Override
    public List<String> places() {
        return config.namedRepositories()
                .map(repository -> place(repository.projectKey(), repository.repositorySlug()))
                .distinct()
                .toList();
    }

    String place(String project, String repository) {
        return Places.of(config.api(), "projects", project, "repos", repository, "webhooks");
    }

    @Override
    public List<HttpCall.Header> login() throws RegistrationFailure {
        return List.of(
                secrets.bearer(config.accessToken().orElseThrow()),
                new HttpCall.Header("X-Atlassian-Token", "no-check", false));
    }

    /** An empty secret would be answered with 500. */
    @Override
    public Wanted wanted() throws RegistrationFailure {
        Optional<String> secret = secrets.read(config.webhookSecret());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", "Tripline")
                .put("url", config.webhook().publicUrl())
                .put("active", true);
        EventNames.write(body, config.events());
        secret.ifPresent(value -> body.putObject("configuration").put("secret", value));
        return new Wanted(body, settings(true, config.events()), secret.stream().toList());
    }

    @Override
    public Optional<Found> read(JsonNode hook) {
        if (!hook.hasNonNull("id") || !hook.path("url").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                hook.path("id").asText(),
                hook.path("url").asText(),
                settings(hook.path("active").asBoolean(), EventNames.read(hook)),
                ""));
    }

    private static Map<String, String> settings(boolean active, List<String> events) {
        return Map.of("active", String.valueOf(active), "events", EventNames.setting(events));
    }
}
