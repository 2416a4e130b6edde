package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.Set;

/**
 * How to log in to Kafka (source specification 3, 4).
 *
 * @param mechanism PLAIN when empty
 */
@RegisterForReflection
public record SASLConfig(
        String mechanism, Optional<SecretKeySelector> userSecret, Optional<SecretKeySelector> passwordSecret)
        implements Checked {
    private static final Set<String> MECHANISMS =
            Set.of("", "PLAIN", "OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512", "GSSAPI");

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(
                        !MECHANISMS.contains(mechanism),
                        "mechanism",
                        "invalid sasl config. Possible values for SASL Mechanism are `OAUTHBEARER`, `PLAIN`,"
                                + " `SCRAM-SHA-256`, `SCRAM-SHA-512` and `GSSAPI`")
                .when(
                        userSecret.isEmpty() || passwordSecret.isEmpty(),
                        "",
                        "invalid sasl config, both userSecret and passwordSecret must be defined");
    }
}
