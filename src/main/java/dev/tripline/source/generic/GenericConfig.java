package dev.tripline.source.generic;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * A stream of events from a gRPC server of one's own (source specification 3, 4).
 *
 * @param config given to the server as it is
 */
@RegisterForReflection
public record GenericConfig(
        String url,
        String config,
        boolean insecure,
        boolean jsonBody,
        Map<String, String> metadata,
        Optional<SecretKeySelector> authSecret) {
    public GenericConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "server url can't be empty")
                .when(config.isEmpty(), "config", "config can't be empty")
                .throwIfAny();
    }
}
