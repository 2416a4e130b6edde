package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the API server says about kinds of objects (discovery), kept for ten minutes; a kind that is missing is asked for again
 * after ten seconds, since it may have been installed. Every account may ask. Blocks; thread-safe.
 */
public final class Kinds {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration DOUBTFUL = Duration.ofSeconds(10);
    private static final int MOST = 200;

    private record Known(Map<String, ApiResource> byKind, Instant at) {}

    private final ApiServer server;
    private final InstantSource clock;
    private final Map<String, Known> versions = new ConcurrentHashMap<>();

    Kinds(ApiServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * What a kind is called; empty when the server does not know it, or does not say.
     *
     * @param apiVersion {@code v1}, or {@code group/version}
     */
    public Optional<ApiResource> find(ServiceAccount as, String apiVersion, String kind) throws InterruptedException {
        Known known = versions.get(apiVersion);
        Instant now = clock.instant();
        boolean stale = known == null
                || now.isAfter(known.at().plus(FRESH))
                || !known.byKind().containsKey(kind) && now.isAfter(known.at().plus(DOUBTFUL));
        if (stale) {
            Optional<Map<String, ApiResource>> asked = ask(as, apiVersion);
            if (asked.isPresent()) {
                if (versions.size() >= MOST) {
                    versions.clear();
                }
                versions.put(apiVersion, new Known(asked.get(), now));
                return Optional.ofNullable(asked.get().get(kind));
            }
        }
        return known == null
                ? Optional.empty()
                : Optional.ofNullable(known.byKind().get(kind));
    }

    private Optional<Map<String, ApiResource>> ask(ServiceAccount as, String apiVersion) throws InterruptedException {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        String path = (group.isEmpty() ? "/api/" : "/apis/") + apiVersion;
        if (!(server.call(as, ApiCall.get(path)) instanceof ApiAnswer.Good good)) {
            return Optional.empty();
        }
        Map<String, ApiResource> byKind = new HashMap<>();
        for (JsonNode one : good.body().path("resources")) {
            String name = one.path("name").asText();
            if (!name.contains("/")) {
                boolean namespaced = one.path("namespaced").asBoolean();
                byKind.put(one.path("kind").asText(), new ApiResource(group, version, name, namespaced));
            }
        }
        return Optional.of(byKind);
    }
}
