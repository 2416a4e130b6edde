package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.crypto.cert.der.Der;
import dev.tripline.language.sprig.crypto.cert.der.DerValue;
import java.util.Arrays;

/** Kinds of keys: how they are named in Java, in DER, in PEM, and with which signature certificates are signed. */
enum Algorithm {
    RSA("RSA", "RSA PRIVATE KEY", rsa("1.2.840.113549.1.1.1"), "SHA256withRSA", rsa("1.2.840.113549.1.1.11")),
    /** Does not sign certificates. */
    DSA("DSA", "DSA PRIVATE KEY", new byte[0], "", new byte[0]),
    P256("EC", "EC PRIVATE KEY", curve("1.2.840.10045.3.1.7"), "SHA256withECDSA", plain("1.2.840.10045.4.3.2")),
    P384("EC", "EC PRIVATE KEY", curve("1.3.132.0.34"), "SHA384withECDSA", plain("1.2.840.10045.4.3.3")),
    P521("EC", "EC PRIVATE KEY", curve("1.3.132.0.35"), "SHA512withECDSA", plain("1.2.840.10045.4.3.4")),
    ED25519("Ed25519", "PRIVATE KEY", plain("1.3.101.112"), "Ed25519", plain("1.3.101.112"));

    private final String java;
    private final String pem;
    private final byte[] key;
    private final String signing;
    private final byte[] signature;

    Algorithm(String java, String pem, byte[] key, String signing, byte[] signature) {
        this.java = java;
        this.pem = pem;
        this.key = key;
        this.signing = signing;
        this.signature = signature;
    }

    private static byte[] rsa(String oid) {
        return Der.sequence(Der.oid(oid), Der.NULL);
    }

    private static byte[] plain(String oid) {
        return Der.sequence(Der.oid(oid));
    }

    private static byte[] curve(String oid) {
        return Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid(oid));
    }

    String java() {
        return java;
    }

    String pem() {
        return pem;
    }

    /** The AlgorithmIdentifier of keys. */
    byte[] key() {
        return key;
    }

    /** The name of the signature in Java. */
    String signing() {
        return signing;
    }

    /** The AlgorithmIdentifier of signatures. */
    byte[] signature() {
        return signature;
    }

    boolean isElliptic() {
        return java.equals("EC");
    }

    /** Bytes of a secret number. */
    int size() {
        return switch (this) {
            case P384 -> 48;
            case P521 -> 66;
            default -> 32;
        };
    }

    /** The one whose keys have this AlgorithmIdentifier. */
    static Algorithm ofKey(DerValue identifier) throws BadPem {
        return Arrays.stream(values())
                .filter(one -> one != DSA && identifier.is(one.key))
                .findFirst()
                .orElseThrow(() -> new BadPem("unknown private key algorithm"));
    }
}
