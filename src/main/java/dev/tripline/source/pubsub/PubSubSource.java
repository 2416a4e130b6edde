package dev.tripline.source.pubsub;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code pubSub}: read and checked, not served by this version. */
@ApplicationScoped
public class PubSubSource implements KnownSource<PubSubConfig> {
    @Override
    public Class<PubSubConfig> config() {
        return PubSubConfig.class;
    }

    @Override
    public String key() {
        return "pubSub";
    }

    @Override
    public String type() {
        return "pubsub";
    }
}
