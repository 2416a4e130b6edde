package dev.tripline.source.nats;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code nats}: read and checked, not served by this version. */
@ApplicationScoped
public class NatsSource implements KnownSource<NatsConfig> {
    @Override
    public Class<NatsConfig> config() {
        return NatsConfig.class;
    }
}
