package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * The disks of a bus that a controller runs.
 *
 * @param volumeSize an amount: text or a number
 */
@RegisterForReflection
public record PersistenceStrategy(
        Optional<String> storageClassName, Optional<String> accessMode, Optional<Node> volumeSize) {}
