package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * {@code spec.jetstreamExotic}: a JetStream that is there already.
 *
 * @param streamConfig of the stream, written as YAML
 */
@RegisterForReflection
public record JetStreamExotic(
        String url, Optional<SecretKeySelector> accessSecret, String streamConfig, Optional<TLSConfig> tls)
        implements Checked {
    @Override
    public void check(Complaints complaints) {
        complaints.when(url.isEmpty(), "url", "\"spec.jetstreamExotic.url\" is missing", "url: nats://host:4222");
    }
}
