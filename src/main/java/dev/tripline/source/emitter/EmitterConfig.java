package dev.tripline.source.emitter;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One channel of an emitter.io broker (source specification 3, 4).
 *
 * @param channelKey the key itself, as plain text
 */
@RegisterForReflection
public record EmitterConfig(
        String broker,
        String channelKey,
        String channelName,
        Optional<SecretKeySelector> username,
        Optional<SecretKeySelector> password,
        Optional<ConnectionBackoff> connectionBackoff,
        boolean jsonBody,
        Optional<TLSConfig> tls,
        Map<String, String> metadata) {
    public EmitterConfig {
        new Complaints()
                .when(broker.isEmpty(), "broker", "broker url must be specified")
                .when(channelName.isEmpty(), "channelName", "channel name must be specified")
                .when(channelKey.isEmpty(), "channelKey", "channel key secret selector must be specified")
                .in("tls", tls)
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
