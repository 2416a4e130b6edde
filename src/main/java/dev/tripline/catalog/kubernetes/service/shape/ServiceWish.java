package dev.tripline.catalog.kubernetes.service.shape;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.text.NodeJson;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The Service that an event source asks for by {@code spec.service} (source specification 8.1).
 *
 * @param ports at least one, in their normal form
 * @param clusterIP empty: any
 */
public record ServiceWish(
        Map<String, String> labels, Map<String, String> annotations, List<ServicePort> ports, String clusterIP) {

    /** Empty when it asks for none, which a section without ports does too. */
    public static Optional<ServiceWish> of(Node.Obj spec) {
        if (!(spec.get("service").orElse(spec) instanceof Node.Obj section) || section == spec) {
            return Optional.empty();
        }
        ServiceSpec wanted = Serialization.unmarshal(NodeJson.write(section), ServiceSpec.class);
        if (wanted.getPorts().isEmpty()) {
            return Optional.empty();
        }
        ObjectMeta metadata = section.get("metadata")
                .filter(Node.Obj.class::isInstance)
                .map(node -> Serialization.unmarshal(NodeJson.write(node), ObjectMeta.class))
                .orElseGet(ObjectMeta::new);
        return Optional.of(new ServiceWish(
                texts(metadata.getLabels()),
                texts(metadata.getAnnotations()),
                normal(wanted.getPorts()),
                Objects.requireNonNullElse(wanted.getClusterIP(), "")));
    }

    private static Map<String, String> texts(@org.jspecify.annotations.Nullable Map<String, String> given) {
        return given == null ? Map.of() : new HashMap<>(given);
    }

    /** As the API server would complete them. */
    public static List<ServicePort> normal(List<ServicePort> ports) {
        return ports.stream().map(ServiceWish::normal).toList();
    }

    private static ServicePort normal(ServicePort port) {
        IntOrString target = port.getTargetPort();
        boolean none = target == null || Integer.valueOf(0).equals(target.getIntVal()) || "".equals(target.getStrVal());
        boolean unnamed = port.getName() != null && port.getName().isEmpty();
        boolean anyNode = Integer.valueOf(0).equals(port.getNodePort());
        return new ServicePortBuilder(port)
                .withName(unnamed ? null : port.getName())
                .withProtocol(port.getProtocol() == null || port.getProtocol().isEmpty() ? "TCP" : port.getProtocol())
                .withTargetPort(none ? new IntOrString(port.getPort()) : target)
                .withNodePort(anyNode ? null : port.getNodePort())
                .build();
    }
}
