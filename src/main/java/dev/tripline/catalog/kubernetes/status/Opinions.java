package dev.tripline.catalog.kubernetes.status;

import dev.tripline.catalog.kubernetes.ArgoKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** The runtime, asked for its opinion. */
@FunctionalInterface
public interface Opinions {
    /** What it thinks at this moment. */
    Look look();

    /** One moment's opinions. Answers within milliseconds. */
    interface Look {
        Opinion of(ArgoKind kind, GenericKubernetesResource object);

        BusStanding bus();

        /** False for the first moments, in which what is not there yet is no news. */
        boolean isSettled();
    }
}
