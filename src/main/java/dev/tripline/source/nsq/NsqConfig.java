package dev.tripline.source.nsq;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One channel of a topic of NSQ (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a channel of an NSQ topic.")
public record NsqConfig(
        @Means("host and HTTP port of nsqlookupd") String hostAddress,
        @Means("of the messages") String topic,
        @Means("of the topic") String channel,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
    public NsqConfig {
        new Complaints()
                .when(hostAddress.isEmpty(), "hostAddress", "host address must be specified")
                .when(topic.isEmpty(), "topic", "topic must be specified")
                .when(channel.isEmpty(), "channel", "channel must be specified")
                .in("tls", tls)
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
