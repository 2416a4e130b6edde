package dev.tripline.source.resource;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of Kubernetes objects of one kind (source specification 3, 6).
 *
 * @param namespace all namespaces when empty
 * @param resource the plural name
 * @param eventTypes of ADD, UPDATE and DELETE; an empty list is allowed, a missing one is not
 */
@RegisterForReflection
public record ResourceConfig(
        String namespace,
        Optional<ResourceFilter> filter,
        String group,
        String version,
        String resource,
        Optional<List<String>> eventTypes,
        Map<String, String> metadata) {
    public ResourceConfig {
        new Complaints()
                .when(version.isEmpty(), "version", "version must be specified")
                .when(resource.isEmpty(), "resource", "resource must be specified")
                .when(eventTypes.isEmpty(), "eventTypes", "event types must be specified")
                .in("filter", filter)
                .throwIfAny();
    }
}
