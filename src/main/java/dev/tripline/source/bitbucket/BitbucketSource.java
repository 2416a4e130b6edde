package dev.tripline.source.bitbucket;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code bitbucket}: read and checked, not served by this version. */
@ApplicationScoped
public class BitbucketSource implements KnownSource<BitbucketConfig> {
    @Override
    public Class<BitbucketConfig> config() {
        return BitbucketConfig.class;
    }
}
