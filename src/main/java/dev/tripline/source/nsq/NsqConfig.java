package dev.tripline.source.nsq;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One channel of a topic of NSQ (source specification 3, 4).
 *
 * @param hostAddress of nsqlookupd, HTTP
 */
@RegisterForReflection
public record NsqConfig(
        String hostAddress,
        String topic,
        String channel,
        Optional<ConnectionBackoff> connectionBackoff,
        boolean jsonBody,
        Optional<TLSConfig> tls,
        Map<String, String> metadata) {
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
