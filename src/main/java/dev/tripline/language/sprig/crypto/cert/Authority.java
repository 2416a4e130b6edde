package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.crypto.cert.der.DerValue;
import dev.tripline.language.sprig.crypto.cert.der.Pem;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An authority of one's own, on P-256. Its key is in memory only: what it signs, it signs before it is forgotten. */
public final class Authority {
    private static final int SERIAL_BITS = 128;

    private final Certificate own;
    private final Instant from;
    private final Instant until;
    private final SecureRandom random;

    private Authority(Certificate own, Instant from, Instant until, SecureRandom random) {
        this.own = own;
        this.from = from;
        this.until = until;
        this.random = random;
    }

    /**
     * A certificate for servers and clients with its key, both in PEM. Shows no key.
     *
     * @param key SEC 1
     */
    public record Identity(String certificate, String key) {
        @Override
        public String toString() {
            return "a certificate and its key";
        }
    }

    /** @param name unique, since certificates name by it who signed them */
    public static Authority create(String name, Instant from, Duration valid, SecureRandom random) {
        try {
            Instant until = from.plus(valid);
            Draft draft = new Draft(name, List.of(), List.of(), serial(random), from, until, true);
            return new Authority(draft.selfSigned(KeyMaker.p256(random), random), from, until, random);
        } catch (BadPem e) {
            throw new IllegalStateException(e.reason(), e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random);
    }

    /** In PEM. */
    public String certificate() {
        return own.cert();
    }

    /** @param dnsNames whom it is for; a star may stand for the first label */
    public Identity sign(String name, List<String> dnsNames) {
        try {
            Certificate signed = new Draft(name, dnsNames, List.of(), serial(random), from, until, false)
                    .signedBy(Issuer.read(own.cert()), SigningKey.read(own.key()), KeyMaker.p256(random), random);
            return new Identity(signed.cert(), signed.key());
        } catch (BadPem e) {
            throw new IllegalStateException(e.reason(), e);
        }
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
