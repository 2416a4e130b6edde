package dev.tripline.catalog.kubernetes.service.shape;

import dev.tripline.manifest.Node;
import java.util.Map;

/**
 * An event source as it is in force.
 *
 * @param spec of the version in force
 * @param ports where its events are served over HTTP, by the event's name
 */
public record ServedSource(String name, Node.Obj spec, Map<String, Integer> ports) {
    public ServedSource {
        ports = Map.copyOf(ports);
    }
}
