package dev.tripline.runtime.cluster.provision.server;

import dev.tripline.manifest.eventbus.JetStreamBus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code status.config} of a bus: by it Tripline connects, and Argo Events' own sensors too. Pure. */
public final class ClientConfig {
    private ClientConfig() {}

    /**
     * @param status the present one
     * @param authority whether the client's Secret says whom to trust; else what is said about TLS stays
     */
    public static Map<String, Object> render(BusNames names, JetStreamBus bus, Map<?, ?> status, boolean authority) {
        Map<?, ?> before = section(section(status.get("config")).get("jetstream"));
        Map<String, Object> jetstream = new LinkedHashMap<>();
        jetstream.put("url", names.url());
        jetstream.put("accessSecret", secret(names, ServerSecrets.CLIENT_AUTH));
        String merged = StreamSettings.merged(bus.streamConfig().orElse(""));
        // Another text with the same meaning would restart every pod of Argo Events.
        jetstream.put(
                "streamConfig",
                before.get("streamConfig") instanceof String text && StreamSettings.same(text, merged) ? text : merged);
        if (authority) {
            jetstream.put("tls", Map.of("caCertSecret", secret(names, ServerSecrets.CA)));
        } else if (before.get("tls") instanceof Map<?, ?> tls) {
            jetstream.put("tls", tls);
        }
        return Map.of("jetstream", jetstream);
    }

    private static Map<String, Object> secret(BusNames names, String key) {
        return Map.of("name", names.clientSecret(), "key", key);
    }

    private static Map<?, ?> section(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
