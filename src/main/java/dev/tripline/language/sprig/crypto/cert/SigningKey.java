package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.crypto.cert.der.Der;
import dev.tripline.language.sprig.crypto.cert.der.DerValue;
import dev.tripline.language.sprig.crypto.cert.der.Pem;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * A private key.
 *
 * @param secret what stands in PKCS#8 as the key, in the form that belongs to the algorithm
 * @param open the public key, as it stands in certificates after the algorithm
 */
record SigningKey(Algorithm algorithm, byte[] secret, byte[] open) {

    /** SubjectPublicKeyInfo. */
    byte[] publicInfo() {
        return Der.sequence(algorithm.key(), Der.bits(open));
    }

    byte[] pkcs8() {
        return Der.sequence(Der.integer(0), algorithm.key(), Der.octets(secret));
    }

    /** In the form that is usual for the algorithm: PKCS#1, SEC 1, OpenSSL's, or PKCS#8. */
    Pem pem() {
        return new Pem(algorithm.pem(), algorithm == Algorithm.ED25519 ? pkcs8() : secret);
    }

    byte[] sign(byte[] message, SecureRandom random) throws BadPem {
        if (algorithm == Algorithm.DSA) {
            throw new BadPem("x509: certificate private key does not implement crypto.Signer");
        }
        try {
            PrivateKey key = KeyFactory.getInstance(algorithm.java()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8()));
            Signature signature = Signature.getInstance(algorithm.signing());
            signature.initSign(key, random);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new BadPem("the private key cannot be used");
        }
    }

    /** PKCS#8, PKCS#1 for RSA, SEC 1 for EC, OpenSSL's form for DSA. */
    static SigningKey read(String text) throws BadPem {
        Pem pem = Pem.parse(text);
        DerValue key = DerValue.of(pem.bytes());
        return switch (pem.type()) {
            case "PRIVATE KEY" -> pkcs8(key);
            case "RSA PRIVATE KEY" -> rsa(key);
            case "EC PRIVATE KEY" -> elliptic(curve(key), key);
            case "DSA PRIVATE KEY" -> dsa(key);
            default -> throw new BadPem("no private key of a known type in the PEM block");
        };
    }

    private static SigningKey pkcs8(DerValue key) throws BadPem {
        Algorithm algorithm = Algorithm.ofKey(key.part(1));
        DerValue inner = DerValue.of(key.part(2).content());
        return switch (algorithm) {
            case RSA -> rsa(inner);
            case ED25519 -> ed25519(inner);
            default -> elliptic(algorithm, inner);
        };
    }

    static SigningKey rsa(DerValue key) throws BadPem {
        if (key.parts().size() < 9) {
            throw new BadPem("an RSA key without its prime numbers");
        }
        byte[] open = Der.sequence(key.part(1).whole(), key.part(2).whole());
        return new SigningKey(Algorithm.RSA, key.whole(), open);
    }

    private static SigningKey dsa(DerValue key) throws BadPem {
        BigInteger y = key.part(4).number();
        return new SigningKey(Algorithm.DSA, key.whole(), Der.integer(y));
    }

    private static Algorithm curve(DerValue key) throws BadPem {
        for (DerValue part : key.parts()) {
            if (part.tag() == 0xA0) {
                return Algorithm.ofKey(DerValue.of(
                        Der.sequence(Der.oid("1.2.840.10045.2.1"), part.part(0).whole())));
            }
        }
        throw new BadPem("an EC key without its curve");
    }

    private static SigningKey elliptic(Algorithm algorithm, DerValue key) throws BadPem {
        byte[] secret = key.part(1).content();
        for (DerValue part : key.parts()) {
            if (part.tag() == 0xA1) {
                byte[] point = part.part(0).content();
                return elliptic(algorithm, new BigInteger(1, secret), Arrays.copyOfRange(point, 1, point.length));
            }
        }
        throw new BadPem("an EC key without its public key");
    }

    /**
     * @param point not compressed
     */
    static SigningKey elliptic(Algorithm algorithm, BigInteger secret, byte[] point) {
        DerOid curve = new DerOid(algorithm);
        byte[] number = fixed(secret, algorithm.size());
        byte[] key = Der.sequence(
                Der.integer(1), Der.octets(number), Der.explicit(0, curve.whole()), Der.explicit(1, Der.bits(point)));
        return new SigningKey(algorithm, key, point);
    }

    /** The curve's name out of the algorithm of keys. */
    private record DerOid(Algorithm algorithm) {
        byte[] whole() {
            byte[] identifier = algorithm.key();
            int schemeLength = 2 + Der.oid("1.2.840.10045.2.1").length;
            return Arrays.copyOfRange(identifier, schemeLength, identifier.length);
        }
    }

    private static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int length = Math.min(size, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return fixed;
    }

    private static SigningKey ed25519(DerValue seed) throws BadPem {
        return KeyMaker.ed25519(seed.content());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(open);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return algorithm + " private key";
    }
}
