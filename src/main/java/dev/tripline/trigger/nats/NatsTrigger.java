package dev.tripline.trigger.nats;

import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes a message on a subject of NATS. */
@ApplicationScoped
public class NatsTrigger implements KnownTrigger<NatsConfig> {
    @Override
    public Class<NatsConfig> config() {
        return NatsConfig.class;
    }

    @Override
    public int precedence() {
        return 90;
    }

    @Override
    public Request render(NatsConfig config, FiringView view) throws RenderFailure {
        Summary summary = new Summary().text("url", config.url()).text("subject", config.subject());
        config.auth().ifPresent(auth -> {
            summary.secret("user", auth.basic().flatMap(BasicAuth::username));
            summary.secret("password", auth.basic().flatMap(BasicAuth::password));
            summary.secret("token", auth.token());
            summary.secret("nkey", auth.nkey());
            summary.secret("credential", auth.credential());
        });
        return request(summary.payload(Payloads.required(config.payload(), view)));
    }
}
