package dev.tripline.source.emitter;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One channel of an emitter.io broker (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a channel of an emitter.io broker.")
public record EmitterConfig(
        @Means("the URL of the broker") String broker,
        @Means("the key of the channel, as plain text") String channelKey,
        @Means("of the channel") String channelName,
        @Means("the secret that holds the user's name") Optional<SecretKeySelector> username,
        @Means("the secret that holds the password") Optional<SecretKeySelector> password,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
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
