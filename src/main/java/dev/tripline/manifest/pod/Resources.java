package dev.tripline.manifest.pod;

import dev.tripline.manifest.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** How much of a machine a container may use, and is promised; amounts are text or numbers. */
@RegisterForReflection
public record Resources(Map<String, Node> limits, Map<String, Node> requests, List<Node.Obj> claims) {}
