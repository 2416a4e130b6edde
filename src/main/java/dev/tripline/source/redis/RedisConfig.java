package dev.tripline.source.redis;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some channels of Redis (source specification 3, 4).
 *
 * @param namespace must be there with a password, and has no effect, as in Argo Events
 * @param channels an empty list is allowed, a missing one is not
 */
@RegisterForReflection
public record RedisConfig(
        String hostAddress,
        Optional<SecretKeySelector> password,
        String namespace,
        int db,
        Optional<List<String>> channels,
        Optional<TLSConfig> tls,
        Map<String, String> metadata,
        boolean jsonBody,
        String username) {
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
