package dev.tripline.runtime.cluster.provision;

/** Annotations by which we know what we made. Argo Events' own, {@code resource-spec-hash}, is neither read nor changed. */
final class Marks {
    /** On a StatefulSet of ours: what it was made of. */
    static final String SPEC = "tripline.dev/spec-hash";
    /** On a StatefulSet of Argo Events: the {@code spec.jetstream} that we found it with. */
    static final String ADOPTED = "tripline.dev/adopted-spec-hash";
    /** On a Secret of ours: {@code plain} or {@code encrypted}. */
    static final String STORE = "tripline.dev/store";
    /** On pods: a new configuration makes new pods. */
    static final String CONFIG = "tripline.dev/config-hash";

    static final String PLAIN = "plain";
    static final String ENCRYPTED = "encrypted";

    private Marks() {}
}
