package dev.tripline.source.gerrit;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code gerrit}: read and checked, not served by this version. */
@ApplicationScoped
public class GerritSource implements KnownSource<GerritConfig> {
    @Override
    public Class<GerritConfig> config() {
        return GerritConfig.class;
    }
}
