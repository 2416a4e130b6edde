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

    /** Empty when it asks for none, which a section without ports does too. Other members of the section are passed over. */
    public static Optional<ServiceWish> of(Node.Obj spec) {
        Node.Obj section = spec.section("service");
        ServiceSpec wanted = read(section, ServiceSpec.class, "ports", "clusterIP");
        List<ServicePort> ports = Objects.requireNonNullElse(wanted.getPorts(), List.<ServicePort>of()).stream()
                .filter(Objects::nonNull)
                .toList();
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        ObjectMeta metadata = read(section.section("metadata"), ObjectMeta.class, "labels", "annotations");
        return Optional.of(new ServiceWish(
                texts(metadata.getLabels()),
                texts(metadata.getAnnotations()),
                normal(ports),
                Objects.requireNonNullElse(wanted.getClusterIP(), "")));
    }

    private static <T> T read(Node.Obj section, Class<T> type, String... members) {
        Map<String, Node> known = new HashMap<>();
        for (String member : members) {
            section.get(member).ifPresent(value -> known.put(member, value));
        }
        return Serialization.unmarshal(NodeJson.write(new Node.Obj(known, Map.of(), section.at())), type);
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
