package dev.tripline.source.redisstream;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some streams of Redis, read as a consumer group (source specification 3, 4). */
@RegisterForReflection
@Means("Entries of some streams of Redis, read as a consumer group.")
public record RedisStreamConfig(
        @Means("host and port of the server") String hostAddress,
        @Means("the secret that holds the password") Optional<SecretKeySelector> password,
        @Means("the number of the database") int db,

        @Means("the streams; an empty list is allowed, a missing one is not")
        Optional<List<String>> streams,

        @Means(value = "how many entries are read at once", otherwise = "10")
        int maxMsgCountPerRead,

        @Means(value = "the name of the group", otherwise = "argo-events-cg")
        String consumerGroup,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("the user's name") String username) {
    public RedisStreamConfig {
        new Complaints()
                .when(hostAddress.isEmpty(), "hostAddress", "host address must be specified")
                .when(streams.isEmpty(), "streams", "stream/streams must be specified")
                .in("tls", tls)
                .throwIfAny();
    }
}
