package dev.tripline.trigger.azureservicebus;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends a message to Azure Service Bus. */
@ApplicationScoped
public class AzureServiceBusTrigger implements KnownTrigger<AzureServiceBusConfig> {
    @Override
    public Class<AzureServiceBusConfig> config() {
        return AzureServiceBusConfig.class;
    }

    @Override
    public String key() {
        return "azureServiceBus";
    }

    @Override
    public int precedence() {
        return 60;
    }

    @Override
    public Request render(AzureServiceBusConfig config, FiringView view) throws RenderFailure {
        if (config.queueName().isEmpty() && config.topicName().isEmpty()) {
            throw new RenderFailure("neither queueName nor topicName is specified");
        }
        return request(new Summary()
                .text("queue", config.queueName())
                .text("topic", config.queueName().isEmpty() ? config.topicName() : "")
                .secret("connectionString", config.connectionString())
                .payload(Payloads.required(config.payload(), view)));
    }
}
