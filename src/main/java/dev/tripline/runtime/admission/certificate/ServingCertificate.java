package dev.tripline.runtime.admission.certificate;

import dev.tripline.language.sprig.crypto.cert.Authority;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A certificate chain with its private key, which fits. Never printed. */
public record ServingCertificate(List<X509Certificate> chain, PrivateKey key) {
    private static final int DNS_NAME = 2;

    /** Something that is no such certificate. The message holds nothing of the key. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    public ServingCertificate {
        chain = List.copyOf(chain);
    }

    /** Reads both from PEM. */
    public static ServingCertificate read(String certificates, String key) throws Unusable {
        List<X509Certificate> chain = Pems.read(certificates);
        if (chain.isEmpty()) {
            throw new Unusable("there is no certificate");
        }
        try {
            PrivateKey secret = Authority.privateKey(key);
            if (!fit(secret, chain.getFirst().getPublicKey())) {
                throw new Unusable("the key is not the certificate's");
            }
            return new ServingCertificate(chain, secret);
        } catch (IllegalArgumentException e) {
            throw new Unusable("the key cannot be read: " + e.getMessage());
        }
    }

    private static boolean fit(PrivateKey secret, PublicKey open) {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> secret.getAlgorithm();
        };
        byte[] text = "fit".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    X509Certificate leaf() {
        return chain.getFirst();
    }

    Instant until() {
        return leaf().getNotAfter().toInstant();
    }

    /** After two thirds of its life. */
    Instant renewal() {
        Instant from = leaf().getNotBefore().toInstant();
        return from.plus(Duration.between(from, until()).multipliedBy(2).dividedBy(3));
    }

    boolean isFor(String host) {
        try {
            return leaf().getSubjectAlternativeNames() != null
                    && leaf().getSubjectAlternativeNames().contains(List.of(DNS_NAME, host));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    boolean isSignedBy(X509Certificate authority) {
        try {
            leaf().verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "certificate until " + until();
    }
}
