package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.crypto.cert.der.Der;
import dev.tripline.language.sprig.crypto.cert.der.Pem;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A certificate before it is signed: for servers and clients, and for an authority also to sign others.
 *
 * @param serial not negative
 */
record Draft(
        String name,
        List<String> dnsNames,
        List<byte[]> addresses,
        BigInteger serial,
        Instant from,
        Instant until,
        boolean authority) {
    private static final int DIGITAL_SIGNATURE = 0x80;
    private static final int KEY_ENCIPHERMENT = 0x20;
    private static final int CERT_SIGN = 0x04;
    private static final int KEY_ID_BYTES = 20;

    /** Signed with its own key. */
    Certificate selfSigned(SigningKey key, SecureRandom random) throws BadPem {
        return signed(key, subject(), Optional.empty(), key, random);
    }

    Certificate signedBy(Issuer issuer, SigningKey issuerKey, SigningKey key, SecureRandom random) throws BadPem {
        if (!Arrays.equals(issuer.publicInfo(), issuerKey.publicInfo())) {
            throw new BadPem("x509: provided PrivateKey doesn't match parent's PublicKey");
        }
        Optional<byte[]> keyId = Arrays.equals(issuer.subject(), subject()) ? Optional.empty() : issuer.keyId();
        return signed(key, issuer.subject(), keyId, issuerKey, random);
    }

    private Certificate signed(
            SigningKey key, byte[] issuer, Optional<byte[]> issuerKeyId, SigningKey issuerKey, SecureRandom random)
            throws BadPem {
        byte[] body = Der.sequence(
                Der.explicit(0, Der.integer(2)),
                Der.integer(serial),
                issuerKey.algorithm().signature(),
                issuer,
                Der.sequence(Der.time(from), Der.time(until)),
                subject(),
                key.publicInfo(),
                Der.explicit(3, Der.sequence(extensions(key, issuerKeyId))));
        byte[] signature = issuerKey.sign(body, random);
        byte[] whole = Der.sequence(body, issuerKey.algorithm().signature(), Der.bits(signature));
        return new Certificate(new Pem("CERTIFICATE", whole).text(), key.pem().text());
    }

    private byte[] subject() {
        if (name.isEmpty()) {
            return Der.sequence();
        }
        return Der.sequence(Der.tagged(Der.SET, Der.sequence(Der.oid("2.5.4.3"), Der.text(name))));
    }

    private byte[][] extensions(SigningKey key, Optional<byte[]> issuerKeyId) throws BadPem {
        List<byte[]> extensions = new ArrayList<>();
        int usage = DIGITAL_SIGNATURE | KEY_ENCIPHERMENT | (authority ? CERT_SIGN : 0);
        extensions.add(extension("2.5.29.15", true, Der.flags(usage)));
        byte[] purposes = Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"), Der.oid("1.3.6.1.5.5.7.3.2"));
        extensions.add(extension("2.5.29.37", false, purposes));
        extensions.add(extension("2.5.29.19", true, authority ? Der.sequence(Der.TRUE) : Der.sequence()));
        if (authority) {
            extensions.add(extension("2.5.29.14", false, Der.octets(keyId(key.open()))));
        }
        if (issuerKeyId.isPresent()) {
            byte[] id = Der.sequence(Der.implicit(0, issuerKeyId.get()));
            extensions.add(extension("2.5.29.35", false, id));
        }
        if (!dnsNames.isEmpty() || !addresses.isEmpty()) {
            extensions.add(extension("2.5.29.17", name.isEmpty(), alternatives()));
        }
        return extensions.toArray(new byte[0][]);
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.TRUE, Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private byte[] alternatives() throws BadPem {
        List<byte[]> names = new ArrayList<>();
        for (String dns : dnsNames) {
            if (dns.chars().anyMatch(c -> c >= 0x80)) {
                throw new BadPem("x509: a DNS name cannot be encoded as an IA5String");
            }
            names.add(Der.implicit(2, dns.getBytes(StandardCharsets.US_ASCII)));
        }
        for (byte[] address : addresses) {
            names.add(Der.implicit(7, address));
        }
        return Der.sequence(names.toArray(new byte[0][]));
    }

    /** The first 160 bits of the SHA-256 of the public key (RFC 7093). */
    private static byte[] keyId(byte[] open) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(open), KEY_ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
