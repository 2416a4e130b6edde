package dev.tripline.catalog.kubernetes.status;

import dev.tripline.catalog.kubernetes.ArgoKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/** The runtime, asked for its opinion. */
@FunctionalInterface
public interface Opinions {
    /** What it thinks at this moment. */
    Look look();

    /** One moment's opinions. Answers within milliseconds. */
    interface Look {
        Opinion of(ArgoKind kind, GenericKubernetesResource object);

        BusStanding bus();

        /** What became of a bus that this process runs; empty when it runs none. */
        default Optional<Provisioned> provisioned() {
            return Optional.empty();
        }

        /** False for the first moments, in which what is not there yet is no news. */
        boolean isSettled();
    }
}
