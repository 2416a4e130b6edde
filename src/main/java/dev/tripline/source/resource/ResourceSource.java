package dev.tripline.source.resource;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code resource}: read and checked, not served by this version. */
@ApplicationScoped
public class ResourceSource implements KnownSource<ResourceConfig> {
    @Override
    public Class<ResourceConfig> config() {
        return ResourceConfig.class;
    }

    @Override
    public boolean hasEventFilter() {
        return false;
    }
}
