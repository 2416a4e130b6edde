package dev.tripline.source.nats;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.NATSAuth;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One subject of NATS (source specification 3, 4).
 *
 * @param queue a queue group; must not be empty text, which is not looked at when there is {@code tls}, as in Argo Events
 */
@RegisterForReflection
public record NatsConfig(
        String url,
        String subject,
        Optional<ConnectionBackoff> connectionBackoff,
        boolean jsonBody,
        Optional<TLSConfig> tls,
        Map<String, String> metadata,
        Optional<NATSAuth> auth,
        Optional<String> queue) {
    public NatsConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "url must be specified")
                .when(subject.isEmpty(), "subject", "subject must be specified")
                .in("tls", tls)
                .when(tls.isEmpty() && queue.orElse("?").isEmpty(), "queue", "queue group cannot be empty if specified")
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
