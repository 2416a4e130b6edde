package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.Set;

/** How to log in to Kafka (source specification 3, 4). */
@RegisterForReflection
@Means("How to log in to Kafka.")
public record SASLConfig(
        @Means(value = "PLAIN, OAUTHBEARER, SCRAM-SHA-256, SCRAM-SHA-512 or GSSAPI", otherwise = "PLAIN")
        String mechanism,

        @Means("the secret that holds the user's name") Optional<SecretKeySelector> userSecret,
        @Means("the secret that holds the password") Optional<SecretKeySelector> passwordSecret)
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
