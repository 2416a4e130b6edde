package dev.tripline.manifest.pod;

import dev.tripline.manifest.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** Settings of a pod's main container. */
@RegisterForReflection
public record Container(
        Optional<Resources> resources,
        String imagePullPolicy,
        Optional<Node.Obj> securityContext,
        List<Node.Obj> volumeMounts,
        List<Node.Obj> env,
        List<Node.Obj> envFrom) {}
