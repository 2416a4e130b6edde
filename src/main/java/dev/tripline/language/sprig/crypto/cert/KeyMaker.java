package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.crypto.cert.der.Der;
import dev.tripline.language.sprig.crypto.cert.der.DerValue;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

/** New private keys. RSA keys take seconds. */
final class KeyMaker {
    private KeyMaker() {}

    static SigningKey rsa(int bits, SecureRandom random) throws BadPem {
        return SigningKey.rsa(secret(pair("RSA", bits, random)));
    }

    static SigningKey p256(SecureRandom random) throws BadPem {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            AlgorithmParameterSpec curve = new ECGenParameterSpec("secp256r1");
            generator.initialize(curve, random);
            KeyPair pair = generator.generateKeyPair();
            BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
            return SigningKey.elliptic(Algorithm.P256, secret, open(pair));
        } catch (GeneralSecurityException e) {
            throw new BadPem("no key could be made");
        }
    }

    static SigningKey ed25519(SecureRandom random) throws BadPem {
        KeyPair pair = pair("Ed25519", 255, random);
        return new SigningKey(Algorithm.ED25519, secret(pair).whole(), open(pair));
    }

    /** The seed is all the chance that such a key is made of, so the key with its public half is made again. */
    static SigningKey ed25519(byte[] seed) throws BadPem {
        if (seed.length != 32) {
            throw new BadPem("an Ed25519 key of another length");
        }
        SigningKey key = ed25519(new Fixed(seed));
        if (!Arrays.equals(key.secret(), Der.octets(seed))) {
            throw new BadPem("the public half of the Ed25519 key cannot be told");
        }
        return key;
    }

    /** The secret number, and the parameters of 2048 and 256 bits that Java brings along. */
    static SigningKey dsa(SecureRandom random) throws BadPem {
        KeyPair pair = pair("DSA", 2048, random);
        DSAPrivateKey key = (DSAPrivateKey) pair.getPrivate();
        BigInteger p = key.getParams().getP();
        BigInteger g = key.getParams().getG();
        BigInteger y = g.modPow(key.getX(), p);
        byte[] secret = Der.sequence(
                Der.integer(0),
                Der.integer(p),
                Der.integer(key.getParams().getQ()),
                Der.integer(g),
                Der.integer(y),
                Der.integer(key.getX()));
        return new SigningKey(Algorithm.DSA, secret, Der.integer(y));
    }

    private static KeyPair pair(String algorithm, int size, SecureRandom random) throws BadPem {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new BadPem("no key could be made");
        }
    }

    /** What stands in PKCS#8 behind the algorithm. */
    private static DerValue secret(KeyPair pair) throws BadPem {
        return DerValue.of(DerValue.of(pair.getPrivate().getEncoded()).part(2).content());
    }

    private static byte[] open(KeyPair pair) throws BadPem {
        byte[] bits = DerValue.of(pair.getPublic().getEncoded()).part(1).content();
        return Arrays.copyOfRange(bits, 1, bits.length);
    }

    /** Gives these bytes and no others. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        Fixed(byte[] bytes) {
            super(new Source(bytes.clone()), null);
        }
    }

    private static final class Source extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Source(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // There is nothing to mix it with.
        }

        @Override
        protected void engineNextBytes(byte[] out) {
            System.arraycopy(bytes, 0, out, 0, Math.min(out.length, bytes.length));
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            return Arrays.copyOf(bytes, count);
        }
    }
}
