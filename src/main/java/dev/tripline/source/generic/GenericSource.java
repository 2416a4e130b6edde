package dev.tripline.source.generic;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code generic}: read and checked, not served by this version. */
@ApplicationScoped
public class GenericSource implements KnownSource<GenericConfig> {
    @Override
    public Class<GenericConfig> config() {
        return GenericConfig.class;
    }
}
