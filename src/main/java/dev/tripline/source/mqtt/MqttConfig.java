package dev.tripline.source.mqtt;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One topic of an MQTT broker (source specification 3, 4).
 *
 * @param auth not looked at when there is {@code tls}, as in Argo Events
 */
@RegisterForReflection
public record MqttConfig(
        String url,
        String topic,
        String clientId,
        Optional<ConnectionBackoff> connectionBackoff,
        boolean jsonBody,
        Optional<TLSConfig> tls,
        Map<String, String> metadata,
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
