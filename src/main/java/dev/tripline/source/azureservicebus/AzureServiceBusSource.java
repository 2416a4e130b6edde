package dev.tripline.source.azureservicebus;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code azureServiceBus}: read and checked, not served by this version. */
@ApplicationScoped
public class AzureServiceBusSource implements KnownSource<AzureServiceBusConfig> {
    @Override
    public Class<AzureServiceBusConfig> config() {
        return AzureServiceBusConfig.class;
    }

    @Override
    public String key() {
        return "azureServiceBus";
    }
}
