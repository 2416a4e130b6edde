package dev.tripline.client.secret;

import java.util.Map;
import java.util.Optional;

/** Gets one Secret or ConfigMap by name. Blocks; fails with any exception when it is not known what there is. */
@FunctionalInterface
interface ObjectReader {
    /** The values by key, decoded; empty when there is no such object. */
    Optional<Map<String, String>> read(Referenced object);
}
