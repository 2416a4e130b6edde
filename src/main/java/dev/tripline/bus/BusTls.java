package dev.tripline.bus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How the connection is encrypted. Shows no key.
 *
 * @param anybody trust every server, as {@code insecureSkipVerify} and Argo's own buses want it
 * @param onlyIfAsked for servers of which nobody knows whether they want TLS: with and without is tried in turn
 * @param caCert PEM; empty for the system's authorities
 * @param clientCert PEM; empty for none
 * @param clientKey PEM in PKCS#8; empty for none
 */
public record BusTls(boolean anybody, boolean onlyIfAsked, String caCert, String clientCert, String clientKey) {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final char[] NO_PASSWORD = new char[0];

    /** What Argo Events does where a bus says nothing about TLS, and more: its older servers want it, others do not. */
    public static final BusTls IF_ASKED = new BusTls(true, true, "", "", "");

    /**
     * @throws IllegalArgumentException when a certificate or the key cannot be used; the message shows neither
     */
    SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity(), NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "the TLS settings of the bus cannot be used: "
                            + e.getClass().getSimpleName() + " (certificates in PEM, the key in PKCS#8)",
                    e);
        }
    }

    private KeyStore identity() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        if (!clientKey.isEmpty()) {
            Certificate[] chain = certificates(clientCert).toArray(Certificate[]::new);
            store.setKeyEntry("client", key(clientKey), NO_PASSWORD, chain);
        }
        return store;
    }

    private TrustManager[] trust() throws GeneralSecurityException, IOException {
        if (anybody) {
            return new TrustManager[] {new Anybody()};
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (caCert.isEmpty()) {
            trust.init((KeyStore) null);
        } else {
            KeyStore store = empty();
            int i = 0;
            for (Certificate certificate : certificates(caCert)) {
                store.setCertificateEntry("ca" + i++, certificate);
            }
            trust.init(store);
        }
        return trust.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) throws CertificateException, IOException {
        try (InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher matcher = PKCS8.matcher(pem);
        if (!matcher.find()) {
            throw new InvalidKeySpecException("no PKCS#8 key");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException e) {
                // The next one.
            }
        }
        throw new InvalidKeySpecException("neither RSA nor EC nor Ed25519");
    }

    @Override
    public String toString() {
        return "TLS";
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
