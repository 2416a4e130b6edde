package dev.tripline.source.pulsar;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code pulsar}: read and checked, not served by this version. */
@ApplicationScoped
public class PulsarSource implements KnownSource<PulsarConfig> {
    @Override
    public Class<PulsarConfig> config() {
        return PulsarConfig.class;
    }
}
