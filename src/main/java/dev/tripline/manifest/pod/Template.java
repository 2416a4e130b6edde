package dev.tripline.manifest.pod;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Inline;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** {@code spec.template} of event sources and sensors. */
@RegisterForReflection
public record Template(@Inline Placement placement, Optional<Container> container, List<Node.Obj> volumes) {}
