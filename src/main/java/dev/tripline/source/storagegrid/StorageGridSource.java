package dev.tripline.source.storagegrid;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code storageGrid}: read and checked, not served by this version. */
@ApplicationScoped
public class StorageGridSource implements KnownSource<StorageGridConfig> {
    @Override
    public Class<StorageGridConfig> config() {
        return StorageGridConfig.class;
    }

    @Override
    public String key() {
        return "storageGrid";
    }

    @Override
    public String type() {
        return "storagegrid";
    }

    @Override
    public boolean hasEventFilter() {
        return false;
    }
}
