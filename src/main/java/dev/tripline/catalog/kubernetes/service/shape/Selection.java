package dev.tripline.catalog.kubernetes.service.shape;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which event sources' pods a Service would select, were they Argo Events'. Without {@code eventsource-name} a selector may well be
 * about other pods, so then all of its ports have to be ones that the event source serves. Pure.
 */
public final class Selection {
    private final Map<String, Map<String, String>> labels = new TreeMap<>();
    private final Map<String, ServedSource> served = new TreeMap<>();

    /** @param inForce those without a version in force are there all the same */
    public Selection(List<GenericKubernetesResource> sources, List<ServedSource> inForce) {
        sources.forEach(source -> labels.put(source.getMetadata().getName(), ArgoPods.podLabels(source)));
        inForce.forEach(source -> served.put(source.name(), source));
    }

    /** Their names; empty when the Service is about something else. */
    public List<String> by(Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        if (selector == null
                || selector.isEmpty()
                || "ExternalName".equals(service.getSpec().getType())) {
            return List.of();
        }
        String named = selector.get(ArgoPods.SOURCE);
        if (named != null) {
            return Optional.ofNullable(labels.get(named))
                    .filter(own -> own.entrySet().containsAll(selector.entrySet()))
                    .map(own -> List.of(named))
                    .orElse(List.of());
        }
        List<String> names = new ArrayList<>();
        labels.forEach((name, own) -> {
            if (own.entrySet().containsAll(selector.entrySet())
                    && ports(List.of(name)).allServed(service.getSpec().getPorts())) {
                names.add(name);
            }
        });
        return names;
    }

    public TargetPorts ports(List<String> names) {
        return new TargetPorts(names.stream()
                .flatMap(name -> Optional.ofNullable(served.get(name)).stream())
                .toList());
    }
}
