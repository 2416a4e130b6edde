package dev.tripline.source.sns;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code sns}: read and checked, not served by this version. */
@ApplicationScoped
public class SnsSource implements KnownSource<SnsConfig> {
    @Override
    public Class<SnsConfig> config() {
        return SnsConfig.class;
    }
}
