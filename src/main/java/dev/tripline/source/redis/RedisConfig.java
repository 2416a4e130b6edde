package dev.tripline.source.redis;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some channels of Redis (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of some channels of Redis.")
public record RedisConfig(
        @Means("host and port of the server") String hostAddress,
        @Means("the secret that holds the password") Optional<SecretKeySelector> password,

        @Means("without effect, but it has to be there with password, as in Argo Events")
        String namespace,

        @Means("the number of the database") int db,

        @Means("the channels, by their exact names; an empty list is allowed, a missing one is not")
        Optional<List<String>> channels,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("the user's name") String username) {
    public RedisConfig {
        new Complaints()
                .when(hostAddress.isEmpty(), "hostAddress", "host address must be specified")
                .when(channels.isEmpty(), "channels", "channel/s must be specified")
                .when(
                        password.isPresent() && namespace.isEmpty(),
                        "namespace",
                        "namespace must be defined in order to retrieve the password from the secret")
                .in("tls", tls)
                .throwIfAny();
    }
}
