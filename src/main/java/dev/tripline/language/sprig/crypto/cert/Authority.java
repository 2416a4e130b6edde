package dev.tripline.language.sprig.crypto.cert;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.List;

/**
 * An authority that signs one server's certificate and then forgets its own key: nobody can sign another with it, so it may be
 * trusted as long as it lasts.
 */
public final class Authority {
    private static final int SERIAL_BITS = 127;

    private Authority() {}

    /**
     * What it leaves, in PEM. Never printed.
     *
     * @param authority its certificate
     * @param certificate the server's
     * @param key the server's
     */
    public record Issued(String authority, String certificate, String key) {
        @Override
        public String toString() {
            return "certificate and key";
        }
    }

    /**
     * Makes both, with keys on P-256.
     *
     * @param name the authority's
     * @param server its common name
     * @param host under which it is called
     */
    public static Issued issue(
            String name, String server, String host, Instant from, Instant until, SecureRandom random) {
        try {
            SigningKey own = KeyMaker.p256(random);
            Certificate authority =
                    new Draft(name, List.of(), List.of(), serial(random), from, until, true).selfSigned(own, random);
            SigningKey key = KeyMaker.p256(random);
            Certificate signed = new Draft(server, List.of(host), List.of(), serial(random), from, until, false)
                    .signedBy(Draft.Issuer.read(authority.cert()), own, key, random);
            return new Issued(authority.cert(), signed.cert(), signed.key());
        } catch (BadPem e) {
            throw new IllegalStateException(e.reason(), e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random);
    }

    /**
     * A private key for Java: PKCS#8, PKCS#1 or SEC 1.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static PrivateKey privateKey(String pem) {
        try {
            Pem block = Pem.parse(pem);
            // Java's own EC keys come without the public half, which the functions of templates need.
            if (block.type().equals("PRIVATE KEY")) {
                Algorithm algorithm = Algorithm.ofKey(DerValue.of(block.bytes()).part(1));
                return KeyFactory.getInstance(algorithm.java()).generatePrivate(new PKCS8EncodedKeySpec(block.bytes()));
            }
            SigningKey key = SigningKey.read(pem);
            return KeyFactory.getInstance(key.algorithm().java()).generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8()));
        } catch (BadPem e) {
            throw new IllegalArgumentException(e.reason(), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("the private key cannot be used", e);
        }
    }
}
