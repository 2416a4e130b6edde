package dev.tripline.source.amqp;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code amqp}: read and checked, not served by this version. */
@ApplicationScoped
public class AmqpSource implements KnownSource<AmqpConfig> {
    @Override
    public Class<AmqpConfig> config() {
        return AmqpConfig.class;
    }
}
