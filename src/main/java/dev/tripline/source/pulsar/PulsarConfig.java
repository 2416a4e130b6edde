package dev.tripline.source.pulsar;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some topics of Pulsar (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of some topics of Pulsar.")
public record PulsarConfig(
        @Means("of the messages; an empty list is allowed, a missing one is not")
        Optional<List<String>> topics,

        @Means("of the subscription: exclusive or shared") String type,
        @Means("of the service") String url,

        @Means("the certificate authorities that are trusted, in PEM")
        Optional<SecretKeySelector> tlsTrustCertsSecret,

        @Means("trust anybody") boolean tlsAllowInsecureConnection,
        @Means("the certificate must be one of the host") boolean tlsValidateHostname,

        @Means("the client's certificate and key, which are the login")
        Optional<TLSConfig> tls,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("the secret that holds a token") Optional<SecretKeySelector> authTokenSecret,
        @Means("the settings of a login with Athenz") Map<String, String> authAthenzParams,

        @Means("the secret that holds the private key of a login with Athenz")
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
