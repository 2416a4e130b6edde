package dev.tripline.source.resource;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of Kubernetes objects of one kind (source specification 3, 6). */
@RegisterForReflection
@Means("Changes of Kubernetes objects of one kind.")
public record ResourceConfig(
        @Means("where they are; all namespaces when it is left out")
        String namespace,

        @Means("which objects count; all of it must hold") Optional<ResourceFilter> filter,
        @Means("of the API; empty for the core") String group,
        @Means("of the API") String version,
        @Means("the plural name of the kind") String resource,

        @Means("of ADD, UPDATE and DELETE; an empty list is allowed, a missing one is not")
        Optional<List<String>> eventTypes,

        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
    public ResourceConfig {
        new Complaints()
                .when(version.isEmpty(), "version", "version must be specified")
                .when(resource.isEmpty(), "resource", "resource must be specified")
                .when(eventTypes.isEmpty(), "eventTypes", "event types must be specified")
                .in("filter", filter)
                .throwIfAny();
    }
}
