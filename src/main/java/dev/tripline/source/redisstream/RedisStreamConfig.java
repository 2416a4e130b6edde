package dev.tripline.source.redisstream;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some streams of Redis, read as a consumer group (source specification 3, 4).
 *
 * @param streams an empty list is allowed, a missing one is not
 * @param maxMsgCountPerRead 10 when 0
 * @param consumerGroup {@code argo-events-cg} when empty
 */
@RegisterForReflection
public record RedisStreamConfig(
        String hostAddress,
        Optional<SecretKeySelector> password,
        int db,
        Optional<List<String>> streams,
        int maxMsgCountPerRead,
        String consumerGroup,
        Optional<TLSConfig> tls,
        Map<String, String> metadata,
        String username) {
    public RedisStreamConfig {
        new Complaints()
                .when(hostAddress.isEmpty(), "hostAddress", "host address must be specified")
                .when(streams.isEmpty(), "streams", "stream/streams must be specified")
                .in("tls", tls)
                .throwIfAny();
    }
}
