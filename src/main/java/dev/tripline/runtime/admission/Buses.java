package dev.tripline.runtime.admission;

import java.util.Optional;

/** Knows which EventBus objects are there. May block for a request. */
@FunctionalInterface
public interface Buses {
    /**
     * Why a bus cannot be had; empty when it is there.
     *
     * @throws RuntimeException when it cannot be told
     */
    Optional<String> missing(String namespace, String name);
}
