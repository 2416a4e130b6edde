package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.pod.Resources;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** Settings of one container of a bus that a controller runs. */
@RegisterForReflection
public record ContainerTemplate(
        Optional<Resources> resources, String imagePullPolicy, Optional<Node.Obj> securityContext) {}
