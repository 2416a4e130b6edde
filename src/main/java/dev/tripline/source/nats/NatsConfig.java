package dev.tripline.source.nats;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.NATSAuth;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One subject of NATS (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a subject of NATS.")
public record NatsConfig(
        @Means("of the server") String url,
        @Means("of the messages") String subject,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("how to log in") Optional<NATSAuth> auth,

        @Means("a queue group, of which one member gets each message; empty text is refused, but not beside" + " tls")
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
