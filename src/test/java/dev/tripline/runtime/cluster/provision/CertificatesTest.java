package dev.tripline.runtime.cluster.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.runtime.cluster.provision.server.BusNames;
import dev.tripline.runtime.cluster.provision.server.ServerSecrets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The certificates of a bus, judged by the JDK as a client judges a server. */
class CertificatesTest {
    private static final BusNames NAMES = new BusNames("default", "events");
    private final Instant now = Instant.now();
    private final Map<String, String> keys = new ServerSecrets(new SecureRandom()).make(NAMES, now.minusSeconds(5));

    private X509Certificate certificate(String key) throws CertificateException {
        byte[] pem = keys.get(key).getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private void judge(String certificate, String authority) throws Exception {
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(certificate(authority), null)));
        trust.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate(certificate))),
                        trust);
    }

    @Test
    void clients_and_servers_have_an_authority_each() throws Exception {
        judge("cert", "ca-cert");
        judge("cluster-cert", "cluster-ca-cert");
        assertThatThrownBy(() -> judge("cluster-cert", "ca-cert")).isInstanceOf(CertPathValidatorException.class);
        assertThat(certificate("cluster-cert").getExtendedKeyUsage())
                .contains("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    }

    @Test
    void they_hold_for_ten_years_and_sign_nothing() throws Exception {
        X509Certificate server = certificate("cert");
        assertThat(server.getNotAfter().toInstant())
                .isBetween(now.plus(Duration.ofDays(3649)), now.plus(Duration.ofDays(3651)));
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate("ca-cert").getBasicConstraints()).isNotNegative();
    }

    @Test
    void each_bus_has_its_own_and_logins_are_words() {
        Map<String, String> other = new ServerSecrets(new SecureRandom()).make(NAMES, now);
        keys.forEach((key, value) -> assertThat(other.get(key)).as(key).isNotEqualTo(value));
        assertThat(keys.get("client-auth")).matches("username: [a-z][A-Za-z0-9]{7}\npassword: [a-z][A-Za-z0-9]{31}\n");
    }
}
