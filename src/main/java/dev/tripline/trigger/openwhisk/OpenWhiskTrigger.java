package dev.tripline.trigger.openwhisk;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls an action of Apache OpenWhisk and waits for its result. */
@ApplicationScoped
public class OpenWhiskTrigger implements KnownTrigger<OpenWhiskConfig> {
    @Override
    public Class<OpenWhiskConfig> config() {
        return OpenWhiskConfig.class;
    }

    @Override
    public String key() {
        return "openWhisk";
    }

    @Override
    public int precedence() {
        return 110;
    }

    @Override
    public Request render(OpenWhiskConfig config, FiringView view) throws RenderFailure {
        return request(new Summary()
                .text("host", config.host())
                .text("version", config.version())
                .text("namespace", config.namespace())
                .text("action", config.actionName())
                .secret("authToken", config.authToken().map(OpenWhiskConfig.AuthToken::selector))
                .payload(Payloads.required(config.payload(), view)));
    }
}
