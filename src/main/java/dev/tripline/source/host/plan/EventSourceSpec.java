package dev.tripline.source.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.pod.Metadata;
import dev.tripline.manifest.pod.Template;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an EventSource's {@code spec} holds beside its events (source specification 1). Only the name of the bus has an effect
 * outside of a cluster.
 */
@RegisterForReflection
record EventSourceSpec(
        String eventBusName, Optional<Template> template, Optional<Service> service, Optional<Integer> replicas) {
    /** The keys that are no kinds. */
    static final Set<String> KEYS = Set.of("eventBusName", "replicas", "template", "service");

    /** The service that a controller makes for the pod. */
    @RegisterForReflection
    record Service(Optional<Metadata> metadata, List<Port> ports, String clusterIP) {}

    /**
     * One of its ports (Kubernetes core/v1).
     *
     * @param targetPort a number, or a port's name
     */
    @RegisterForReflection
    record Port(
            String name,
            String protocol,
            Optional<String> appProtocol,
            int port,
            Optional<Node> targetPort,
            int nodePort) {
        private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

        Port {
            new Complaints()
                    .when(
                            targetPort.filter(node -> !isPort(node)).isPresent(),
                            "targetPort",
                            "wanted a whole number or a string",
                            "the number or the name of a port of the pod")
                    .throwIfAny();
        }

        private static boolean isPort(Node node) {
            return node instanceof Node.Text
                    || node instanceof Node.Num num
                            && num.value().stripTrailingZeros().scale() <= 0
                            && num.value().abs().compareTo(MOST) <= 0;
        }
    }
}
