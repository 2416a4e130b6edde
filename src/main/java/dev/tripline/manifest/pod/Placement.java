package dev.tripline.manifest.pod;

import dev.tripline.manifest.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where and as whom a pod runs: what event sources, sensors and buses say alike. */
@RegisterForReflection
public record Placement(
        Optional<Metadata> metadata,
        String serviceAccountName,
        Optional<Node.Obj> securityContext,
        Map<String, String> nodeSelector,
        List<Node.Obj> tolerations,
        List<LocalObjectReference> imagePullSecrets,
        String priorityClassName,
        Optional<Integer> priority,
        Optional<Node.Obj> affinity) {}
