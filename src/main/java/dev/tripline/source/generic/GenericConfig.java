package dev.tripline.source.generic;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** A stream of events from a gRPC server of one's own (source specification 3, 4). */
@RegisterForReflection
@Means("Events of a gRPC server of one's own.")
public record GenericConfig(
        @Means("of the server") String url,
        @Means("given to the server as it is") String config,
        @Means("without TLS") boolean insecure,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("a token, sent as authorization: Bearer") Optional<SecretKeySelector> authSecret) {
    public GenericConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "server url can't be empty")
                .when(config.isEmpty(), "config", "config can't be empty")
                .throwIfAny();
    }
}
