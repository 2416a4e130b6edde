package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** An EventBus's {@code spec}. When it names several buses, Argo Events takes the first in the order of these components. */
@RegisterForReflection
public record EventBusSpec(
        Optional<NatsBus> nats,
        Optional<JetStreamBus> jetstream,
        Optional<KafkaBus> kafka,
        Optional<JetStreamExotic> jetstreamExotic) {
    public EventBusSpec {
        boolean some = nats.isPresent() || jetstream.isPresent() || kafka.isPresent() || jetstreamExotic.isPresent();
        new Complaints()
                .when(
                        !some,
                        "",
                        "invalid spec: either \"nats\", \"jetstream\", \"jetstreamExotic\", or \"kafka\" needs to be"
                                + " specified",
                        "jetstream: {version: latest}")
                .in("nats", nats)
                .in("jetstream", jetstream)
                .in("kafka", kafka)
                .in("jetstreamExotic", jetstreamExotic)
                .throwIfAny();
    }

    /** Whether it is a JetStream. */
    public boolean isJetStream() {
        return nats.isEmpty() && (jetstream.isPresent() || (kafka.isEmpty() && jetstreamExotic.isPresent()));
    }
}
