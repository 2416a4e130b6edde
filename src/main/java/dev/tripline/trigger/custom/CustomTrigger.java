package dev.tripline.trigger.custom;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands the firing to a gRPC server of the user, which makes the resource and acts with it. */
@ApplicationScoped
public class CustomTrigger implements KnownTrigger<CustomConfig> {
    @Override
    public Class<CustomConfig> config() {
        return CustomConfig.class;
    }

    @Override
    public int precedence() {
        return 120;
    }

    @Override
    public Request render(CustomConfig config, FiringView view) throws RenderFailure {
        return request(new Summary()
                .text("url", config.serverURL())
                .value("secure", config.secure())
                .secret("certificate", config.certSecret())
                .value("spec", config.spec().orElseThrow())
                .text(
                        "parameters",
                        config.parameters().isEmpty()
                                ? ""
                                : config.parameters().size() + ", applied to what the server makes of spec")
                .payload(Payloads.build(config.payload(), view)));
    }
}
