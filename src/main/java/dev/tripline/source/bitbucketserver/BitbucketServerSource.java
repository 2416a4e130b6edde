package dev.tripline.source.bitbucketserver;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code bitbucketserver}: read and checked, not served by this version. */
@ApplicationScoped
public class BitbucketServerSource implements KnownSource<BitbucketServerConfig> {
    @Override
    public Class<BitbucketServerConfig> config() {
        return BitbucketServerConfig.class;
    }
}
