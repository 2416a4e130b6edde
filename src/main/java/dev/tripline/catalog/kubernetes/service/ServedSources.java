package dev.tripline.catalog.kubernetes.service;

import dev.tripline.catalog.kubernetes.service.shape.ServedSource;
import java.util.List;
import java.util.Optional;

/** The runtime, asked what is in force. */
@FunctionalInterface
public interface ServedSources {
    /** Empty until the first manifests are. Answers within milliseconds. */
    Optional<List<ServedSource>> inForce();
}
