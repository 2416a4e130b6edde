package dev.tripline.source.redisstream;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code redisStream}: read and checked, not served by this version. */
@ApplicationScoped
public class RedisStreamSource implements KnownSource<RedisStreamConfig> {
    @Override
    public Class<RedisStreamConfig> config() {
        return RedisStreamConfig.class;
    }

    @Override
    public String key() {
        return "redisStream";
    }
}
