package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoTyped;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and certificates, as Java reads them. */
class SprigCertificatesTest {
    private static final List<String> NAMES = List.of("a.example", "*.b.example");
    private static final List<String> ADDRESSES = List.of("10.1.2.3", "2001:db8::1");

    private static X509Certificate read(Object certificate) throws Exception {
        String pem = (String) Calls.method((GoTyped) certificate, "Cert");
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String key(Object certificate) {
        return (String) Calls.method((GoTyped) certificate, "Key");
    }

    @ParameterizedTest
    @CsvSource({"ecdsa,EC PRIVATE KEY", "ed25519,PRIVATE KEY", "dsa,DSA PRIVATE KEY", "rsa,RSA PRIVATE KEY"})
    void private_keys_are_pem_of_their_kind(String kind, String type) {
        assertThat(Calls.text("genPrivateKey", kind))
                .startsWith("-----BEGIN " + type + "-----\n")
                .endsWith("\n-----END " + type + "-----\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "ed25519"})
    void an_authority_signs_certificates_for_names_and_addresses(String kind) throws Exception {
        Object authority = Calls.result("genCAWithKey", "The Authority", 365L, Calls.text("genPrivateKey", kind));
        Object leaf = Calls.result(
                "genSignedCertWithKey", "lëaf", ADDRESSES, NAMES, 30L, authority, Calls.text("genPrivateKey", kind));
        X509Certificate issuer = read(authority);
        X509Certificate certificate = read(leaf);

        issuer.verify(issuer.getPublicKey());
        certificate.verify(issuer.getPublicKey());
        assertThat(issuer.getBasicConstraints()).isNotNegative();
        assertThat(issuer.getKeyUsage()[5]).as("signs certificates").isTrue();
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThat(certificate.getKeyUsage()[5]).isFalse();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=lëaf");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(issuer.getSubjectX500Principal());
        assertThat(certificate.getNotBefore()).isEqualTo(Date.from(Calls.NOW));
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(Calls.NOW.plusSeconds(30 * 86400)));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        assertThat(alternatives.stream().map(one -> (Object) one.get(1)))
                .contains("a.example", "*.b.example", "10.1.2.3");
        assertThat(alternatives).hasSize(4);
    }

    @Test
    void without_a_key_an_rsa_key_is_made() throws Exception {
        Object authority = Calls.result("genCA", "ca", 1L);
        X509Certificate own = read(Calls.result("genSelfSignedCert", "own", List.of(), List.of(), 1L));
        Object leaf = Calls.result("genSignedCert", "", List.of(), List.of("x.example"), 1L, authority);
        own.verify(own.getPublicKey());
        read(leaf).verify(read(authority).getPublicKey());
        assertThat(read(leaf).getCriticalExtensionOIDs())
                .as("there is no other name")
                .contains("2.5.29.17");
    }

    @Test
    void a_certificate_and_its_key_can_be_brought_along() {
        Object own = Calls.result(
                "genSelfSignedCertWithKey", "x", List.of(), List.of(), 1L, Calls.text("genPrivateKey", "ecdsa"));
        String cert = (String) Calls.method((GoTyped) own, "Cert");
        Object custom = Calls.result("buildCustomCert", base64(cert), base64(key(own)));
        assertThat(custom).isEqualTo(own);
        assertThat(custom).hasToString("{" + cert + " " + key(own) + "}");
        assertThat(Calls.text("toJson", custom)).startsWith("{\"Cert\":\"-----BEGIN CERTIFICATE-----\\n");
        assertThat(Calls.text("typeOf", custom)).isEqualTo("sprig.certificate");
        assertThatThrownBy(() -> Calls.call("buildCustomCert", base64(key(own)), base64(key(own))))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class, e -> assertThat(e.reason()).isEqualTo("malformed certificate"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_key_of_another_certificate_does_not_sign() {
        Object authority = Calls.result("genCAWithKey", "a", 1L, Calls.text("genPrivateKey", "ecdsa"));
        Object other = Calls.result("genCAWithKey", "b", 1L, Calls.text("genPrivateKey", "ed25519"));
        Object mixed = Calls.result(
                "buildCustomCert", base64((String) Calls.method((GoTyped) authority, "Cert")), base64(key(other)));
        assertFails("doesn't match parent's PublicKey", mixed, key(authority));
        assertFails("expected sprig.certificate", "text", key(authority));
        assertFails("no PEM data", authority, "no key");
    }

    @Test
    void dsa_keys_sign_no_certificates() {
        assertThatThrownBy(() -> Calls.call("genCAWithKey", "x", 1L, Calls.text("genPrivateKey", "dsa")))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class, e -> assertThat(e.reason()).contains("crypto.Signer"));
    }

    private static void assertFails(String reason, Object authority, String key) {
        assertThatThrownBy(() -> Calls.call("genSignedCertWithKey", "x", List.of(), List.of(), 1L, authority, key))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class, e -> assertThat(e.reason()).contains(reason));
    }
}
