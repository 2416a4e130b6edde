package dev.tripline.source.redis;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code redis}: read and checked, not served by this version. */
@ApplicationScoped
public class RedisSource implements KnownSource<RedisConfig> {
    @Override
    public Class<RedisConfig> config() {
        return RedisConfig.class;
    }
}
