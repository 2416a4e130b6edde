package dev.tripline.source.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.source.bitbucket.BitbucketConfig.Auth;
import dev.tripline.source.bitbucket.BitbucketConfig.Repository;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.SecretValues;
import dev.tripline.source.registration.rest.EventNames;
import dev.tripline.source.registration.rest.HookCollection;
import dev.tripline.source.registration.rest.Paging;
import dev.tripline.source.registration.rest.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Bitbucket Cloud's hooks of repositories, as its REST API 2.0 has them: with a UUID in braces, and a secret that is set or not. */
final class BitbucketHooks implements HookCollection {
    static final String API = "https://api.bitbucket.org/2.0";

    /** Bitbucket repeats the whole repository in each hook. */
    private static final Style STYLE = new Style(new Linked(10), "PUT", true);

    private static final String SECRET_SET = "secret_set";

    private final BitbucketConfig config;
    private final SecretValues secrets;
    private final String api;

    /** Each page names the address of the next one, of which only the query counts: the login stays with our own host. */
    private record Linked(int size) implements Paging {
        @Override
        public String first() {
            return "?pagelen=" + size;
        }

        @Override
        public Optional<Page> read(JsonNode answer, int number) {
            String next = answer.path("next").asText("");
            int query = next.indexOf('?');
            return Paging.array(answer.path("values"))
                    .map(items -> new Page(items, query < 0 ? Optional.empty() : Optional.of(next.substring(query))));
        }
    }

    BitbucketHooks(BitbucketConfig config, Secrets secrets, String api) {
        this.config = config;
        this.secrets = new SecretValues(secrets);
        this.api = api;
    }

    @Override
    public Style style() {
        return STYLE;
    }

    @Override
    public List<String> places() {
        return config.allRepositories().map(this::place).distinct().toList();
    }

    private String place(Repository repository) {
        return Places.of(api, "repositories", repository.owner(), repository.repositorySlug(), "hooks");
    }

    /** In the order of Argo Events. An app password is one for {@code basic}. */
    @Override
    public List<HttpCall.Header> login() throws RegistrationFailure {
        Auth auth = config.auth().orElseThrow();
        return List.of(
                auth.hasBasic()
                        ? secrets.basic(auth.basic().orElseThrow())
                        : secrets.bearer(auth.oauthToken().orElseThrow()));
    }

    @Override
    public Wanted wanted() throws RegistrationFailure {
        Optional<String> secret = secrets.read(config.webhookSecret());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("description", "Tripline")
                .put("url", config.webhook().publicUrl())
                .put("active", true);
        EventNames.write(body, config.events());
        secret.ifPresent(value -> body.put("secret", value));
        Map<String, String> settings = settings(true, config.events());
        secret.ifPresent(value -> settings.put(SECRET_SET, "true"));
        return new Wanted(body, settings, secret.stream().toList());
    }

    @Override
    public Optional<Found> read(JsonNode hook) {
        if (!hook.hasNonNull("uuid") || !hook.path("url").isTextual()) {
            return Optional.empty();
        }
        Map<String, String> settings = settings(hook.path("active").asBoolean(), EventNames.read(hook));
        if (hook.hasNonNull(SECRET_SET)) {
            settings.put(SECRET_SET, hook.path(SECRET_SET).asText());
        }
        return Optional.of(
                new Found(hook.path("uuid").asText(), hook.path("url").asText(), settings, ""));
    }

    private static Map<String, String> settings(boolean active, List<String> events) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("active", String.valueOf(active));
        settings.put("events", EventNames.setting(events));
        return settings;
    }
}
