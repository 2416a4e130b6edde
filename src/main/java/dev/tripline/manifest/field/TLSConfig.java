package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * How a client proves itself and whom it trusts (source specification 0.3, 3). The secrets hold PEM text.
 *
 * @param insecureSkipVerify trust anybody, and show no client certificate
 * @param enabled TLS with the system's certificate authorities, when nothing else is said
 */
@RegisterForReflection
public record TLSConfig(
        Optional<SecretKeySelector> caCertSecret,
        Optional<SecretKeySelector> clientCertSecret,
        Optional<SecretKeySelector> clientKeySecret,
        boolean insecureSkipVerify,
        boolean enabled)
        implements Checked {
    @Override
    public void check(Complaints complaints) {
        boolean secrets = caCertSecret.isPresent() || clientCertSecret.isPresent() || clientKeySecret.isPresent();
        boolean half = clientCertSecret.isPresent() != clientKeySecret.isPresent();
        complaints
                .when(
                        !insecureSkipVerify && !secrets && !enabled,
                        "",
                        "invalid tls config, please configure either caCertSecret, or clientCertSecret and"
                                + " clientKeySecret, or both")
                .when(
                        !insecureSkipVerify && half,
                        "",
                        "invalid tls config, both clientCertSecret and clientKeySecret need to be configured");
    }
}
