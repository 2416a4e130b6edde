package dev.tripline.source.gerrit;

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
import java.util.TreeMap;

/**
 * Gerrit's hooks of projects, as its plugin {@code webhooks} has them: remotes with a name. A project has those of its parents
 * too, so that one that calls us from there is enough. No events means all of them.
 */
final class GerritHooks implements HookCollection {
    private static final Style STYLE = new Style(new Remotes(), "PUT", true);
    private static final String NAME = "name";
    private static final String SSL = "sslVerify";
    private static final String TRIES = "maxTries";

    private final GerritConfig config;
    private final SecretValues secrets;
    private final String projects;

    /** All at once, by their names. */
    private record Remotes() implements Paging {
        @Override
        public String first() {
            return "/";
        }

        @Override
        public Optional<Page> read(JsonNode answer, int number) {
            List<JsonNode> items = new ArrayList<>();
            for (Map.Entry<String, JsonNode> remote : answer.properties()) {
                if (remote.getValue() instanceof ObjectNode info) {
                    items.add(info.deepCopy().put(NAME, remote.getKey()));
                }
            }
            boolean sound = answer.isObject() && items.size() == answer.size();
            return sound ? Optional.of(new Page(items, Optional.empty())) : Optional.empty();
        }
    }

    GerritHooks(GerritConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = new SecretValues(secrets);
        this.projects = Places.api(config.gerritBaseURL(), "/a") + "/config/server/webhooks~projects";
    }

    @Override
    public Style style() {
        return STYLE;
    }

    @Override
    public List<String> places() {
        return config.projects().stream()
                .distinct()
                .map(project -> Places.of(projects, project, "remotes"))
                .toList();
    }

    @Override
    public List<HttpCall.Header> login() throws RegistrationFailure {
        return List.of(secrets.basic(config.auth().orElseThrow()));
    }

    @Override
    public Optional<String> newId() {
        return Optional.of(config.hookName());
    }

    @Override
    public Wanted wanted() {
        List<String> events = config.events().orElse(List.of());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("url", config.webhook().publicUrl())
                .put(SSL, config.sslVerify());
        EventNames.write(body, events);
        Map<String, String> settings = settings(events, config.sslVerify());
        if (config.maxTries() > 0) {
            body.put(TRIES, config.maxTries());
            settings.put(TRIES, String.valueOf(config.maxTries()));
        }
        return new Wanted(body, settings, List.of());
    }

    /** The answer to a change does not repeat the name. */
    @Override
    public Optional<Found> read(JsonNode hook) {
        if (!hook.path("url").isTextual()) {
            return Optional.empty();
        }
        Map<String, String> settings =
                settings(EventNames.read(hook), hook.path(SSL).asBoolean());
        if (hook.hasNonNull(TRIES)) {
            settings.put(TRIES, hook.path(TRIES).asText());
        }
        return Optional.of(new Found(hook.path(NAME).asText(), hook.path("url").asText(), settings, ""));
    }

    private static Map<String, String> settings(List<String> events, boolean sslVerify) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("events", EventNames.setting(events));
        settings.put(SSL, String.valueOf(sslVerify));
        return settings;
    }
}
