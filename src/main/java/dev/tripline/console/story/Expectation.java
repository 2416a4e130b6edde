package dev.tripline.console.story;

import dev.tripline.manifest.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What shall come of a test: {@code triggers}, {@code pending}, and by name what dependencies say. Kept as it is written, with
 * its places, so that a failure can point at its line.
 */
record Expectation(Node.Obj written) {
    private static final String TRIGGERS = "triggers";
    private static final String PENDING = "pending";

    Optional<Node> triggers() {
        return written.get(TRIGGERS);
    }

    Optional<Node> pending() {
        return written.get(PENDING);
    }

    /** By name: {@code dependency} or {@code sensor/dependency}. */
    Map<String, Node> dependencies() {
        Map<String, Node> dependencies = new LinkedHashMap<>(written.members());
        dependencies.remove(TRIGGERS);
        dependencies.remove(PENDING);
        return dependencies;
    }
}
