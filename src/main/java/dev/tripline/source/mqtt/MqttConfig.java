package dev.tripline.source.mqtt;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One topic of an MQTT broker (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a topic of an MQTT broker.")
public record MqttConfig(
        @Means("of the broker") String url,
        @Means("of the messages") String topic,
        @Means("how the broker knows this client") String clientId,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("a name and a password; not checked beside tls, as in Argo Events")
        Optional<BasicAuth> auth) {
    public MqttConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "url must be specified")
                .when(topic.isEmpty(), "topic", "topic must be specified")
                .when(clientId.isEmpty(), "clientId", "client id must be specified")
                .in("tls", tls)
                .in("auth", tls.isPresent() ? Optional.empty() : auth)
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
