package dev.tripline.catalog.kubernetes.service.shape;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a Service's port leads. Argo Events' pods named no port but their metrics; here a name stands for the port of that name in
 * {@code spec.service}, or for the port of the event of that name.
 */
public final class TargetPorts {
    private final List<ServedSource> sources;

    /** @param sources those that the Service is for */
    public TargetPorts(Collection<ServedSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Empty for a name that nobody has. */
    public Optional<Integer> of(ServicePort port) {
        IntOrString target = port.getTargetPort();
        if (target == null) {
            return Optional.of(port.getPort());
        }
        if (target.getIntVal() != null) {
            return Optional.of(target.getIntVal());
        }
        String name = target.getStrVal();
        if (name.matches("[0-9]{1,5}")) {
            return Optional.of(Integer.valueOf(name));
        }
        return sources.stream().flatMap(source -> named(source, name)).findFirst();
    }

    private static Stream<Integer> named(ServedSource source, String name) {
        Stream<Integer> declared = ServiceWish.of(source.spec()).stream()
                .flatMap(wish -> wish.ports().stream())
                .filter(port -> name.equals(port.getName()))
                .flatMap(port -> Optional.ofNullable(port.getTargetPort().getIntVal()).stream());
        return Stream.concat(declared, Optional.ofNullable(source.ports().get(name)).stream());
    }

    /** Whether all of them lead to where something is served. */
    boolean allServed(List<ServicePort> ports) {
        Set<Integer> served = new HashSet<>();
        sources.forEach(source -> served.addAll(source.ports().values()));
        return !ports.isEmpty()
                && ports.stream()
                        .allMatch(port -> of(port).filter(served::contains).isPresent());
    }
}
