package dev.tripline.source.azureeventshub;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code azureEventsHub}: read and checked, not served by this version. */
@ApplicationScoped
public class AzureEventsHubSource implements KnownSource<AzureEventsHubConfig> {
    @Override
    public Class<AzureEventsHubConfig> config() {
        return AzureEventsHubConfig.class;
    }

    @Override
    public String key() {
        return "azureEventsHub";
    }
}
