package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** How a client proves itself and whom it trusts (source specification 0.3, 3). The secrets hold PEM text. */
@RegisterForReflection
@Means("How a client proves itself, and whom it trusts. The secrets hold PEM.")
public record TLSConfig(
        @Means("the certificate authorities that are trusted")
        Optional<SecretKeySelector> caCertSecret,

        @Means("the client's certificate; with clientKeySecret only")
        Optional<SecretKeySelector> clientCertSecret,

        @Means("the client's private key; with clientCertSecret only")
        Optional<SecretKeySelector> clientKeySecret,

        @Means("trust anybody, and show no client certificate")
        boolean insecureSkipVerify,

        @Means("with nothing else: trust the system's certificate authorities")
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
