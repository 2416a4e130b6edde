package dev.tripline.trigger.nats;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.NATSAuth;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code nats} of a trigger template. Argo Events does not check {@code parameters}. */
@RegisterForReflection
public record NatsConfig(
        String url,
        String subject,
        Optional<List<Parameter>> payload,
        List<Parameter> parameters,
        Optional<TLSConfig> tls,
        Optional<NATSAuth> auth)
        implements Parameterized {
    public NatsConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "nats server url can't be empty")
                .when(subject.isEmpty(), "subject", "nats subject can't be empty")
                .when(payload.isEmpty(), "payload", "payload can't be nil")
                .in("payload", payload.orElse(List.of()))
                .throwIfAny();
    }
}
