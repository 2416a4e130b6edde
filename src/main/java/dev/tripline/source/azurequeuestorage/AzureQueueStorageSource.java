package dev.tripline.source.azurequeuestorage;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code azureQueueStorage}: read and checked, not served by this version. */
@ApplicationScoped
public class AzureQueueStorageSource implements KnownSource<AzureQueueStorageConfig> {
    @Override
    public Class<AzureQueueStorageConfig> config() {
        return AzureQueueStorageConfig.class;
    }

    @Override
    public String key() {
        return "azureQueueStorage";
    }

    @Override
    public boolean oneAtATime() {
        return false;
    }
}
