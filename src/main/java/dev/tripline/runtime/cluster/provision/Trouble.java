package dev.tripline.runtime.cluster.provision;

/** Why a bus cannot be made: a reason of Argo Events, and a sentence for people. */
final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;
    static final String SECRETS = "JetStreamAuthSecretsFailed";
    static final String CONFIG_MAP = "JetStreamConfigMapFailed";
    static final String SERVICE = "JetStreamServiceFailed";
    static final String STATEFUL_SET = "JetStreamStatefulSetFailed";

    private final String reason;

    Trouble(String reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
