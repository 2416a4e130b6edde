package dev.tripline.trigger.azureeventhubs;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends an event to Azure Event Hubs. */
@ApplicationScoped
public class AzureEventHubsTrigger implements KnownTrigger<AzureEventHubsConfig> {
    @Override
    public Class<AzureEventHubsConfig> config() {
        return AzureEventHubsConfig.class;
    }

    @Override
    public String key() {
        return "azureEventHubs";
    }

    @Override
    public int precedence() {
        return 50;
    }

    @Override
    public Request render(AzureEventHubsConfig config, FiringView view) throws RenderFailure {
        return request(new Summary()
                .text("url", config.fqdn())
                .text("hub", config.hubName())
                .secret("sharedAccessKeyName", config.sharedAccessKeyName())
                .secret("sharedAccessKey", config.sharedAccessKey())
                .payload(Payloads.required(config.payload(), view)));
    }
}
