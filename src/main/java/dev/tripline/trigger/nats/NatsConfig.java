package dev.tripline.trigger.nats;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.NATSAuth;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code nats} of a trigger template. Argo Events does not check {@code parameters}. */
@RegisterForReflection
@Means("Publishes a message on a subject of NATS.")
public record NatsConfig(
        @Means("of the server") String url,
        @Means("of the message") String subject,
        @Means("what the payload is built of") Optional<List<Parameter>> payload,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("how to log in") Optional<NATSAuth> auth)
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
