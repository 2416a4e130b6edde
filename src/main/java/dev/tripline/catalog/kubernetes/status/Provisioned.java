package dev.tripline.catalog.kubernetes.status;

import java.util.Map;
import java.util.Optional;

/**
 * What became of a bus that this process runs itself. Its conditions, {@code status.config} and finalizer are ours then.
 *
 * @param deployed empty while nothing is to be said
 * @param config what clients connect by; empty leaves what is there
 */
public record Provisioned(Optional<Finding> deployed, Optional<Map<String, Object>> config) {
    private static final String DEPLOYED = Findings.DEPLOYED;

    /** It is ours, and nothing changes. */
    public static Provisioned untold() {
        return new Provisioned(Optional.empty(), Optional.empty());
    }

    public static Provisioned failed(String reason, String message) {
        return new Provisioned(Optional.of(Finding.bad(DEPLOYED, reason, message)), Optional.empty());
    }

    public static Provisioned done(Map<String, Object> config) {
        return new Provisioned(
                Optional.of(Finding.good(DEPLOYED, "Succeeded", "JetStream is deployed")), Optional.of(config));
    }
}
