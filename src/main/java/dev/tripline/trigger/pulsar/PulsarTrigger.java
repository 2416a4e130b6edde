package dev.tripline.trigger.pulsar;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends a message to Pulsar. */
@ApplicationScoped
public class PulsarTrigger implements KnownTrigger<PulsarConfig> {
    @Override
    public Class<PulsarConfig> config() {
        return PulsarConfig.class;
    }

    @Override
    public int precedence() {
        return 80;
    }

    @Override
    public Request render(PulsarConfig config, FiringView view) throws RenderFailure {
        return request(new Summary()
                .text("url", config.url())
                .text("topic", config.topic())
                .secret("token", config.authTokenSecret())
                .secret("athenz", config.authAthenzSecret())
                .payload(Payloads.required(config.payload(), view)));
    }
}
