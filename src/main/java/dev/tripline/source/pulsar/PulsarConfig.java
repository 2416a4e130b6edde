package dev.tripline.source.pulsar;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some topics of Pulsar (source specification 3, 4).
 *
 * @param topics an empty list is allowed, a missing one is not
 * @param type exclusive or shared; cannot be left out
 */
@RegisterForReflection
public record PulsarConfig(
        Optional<List<String>> topics,
        String type,
        String url,
        Optional<SecretKeySelector> tlsTrustCertsSecret,
        boolean tlsAllowInsecureConnection,
        boolean tlsValidateHostname,
        Optional<TLSConfig> tls,
        Optional<ConnectionBackoff> connectionBackoff,
        boolean jsonBody,
        Map<String, String> metadata,
        Optional<SecretKeySelector> authTokenSecret,
        Map<String, String> authAthenzParams,
        Optional<SecretKeySelector> authAthenzSecret) {
    public PulsarConfig {
        new Complaints()
                .when(topics.isEmpty(), "topics", "topics can't be empty list")
                .when(url.isEmpty(), "url", "url must be provided")
                .when(
                        !type.equals("exclusive") && !type.equals("shared"),
                        "type",
                        "subscription type must be either exclusive or shared")
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
