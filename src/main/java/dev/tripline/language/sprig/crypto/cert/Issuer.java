package dev.tripline.language.sprig.crypto.cert;

import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.crypto.cert.der.Der;
import dev.tripline.language.sprig.crypto.cert.der.DerValue;
import dev.tripline.language.sprig.crypto.cert.der.Pem;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/**
 * What a certificate says of those that it signs.
 *
 * @param subject its name in DER
 * @param publicInfo its public key in DER
 */
record Issuer(byte[] subject, byte[] publicInfo, Optional<byte[]> keyId) {
    private static final byte[] KEY_ID = Der.oid("2.5.29.14");

    static Issuer read(String pem) throws BadPem {
        byte[] bytes = Pem.parse(pem).bytes();
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new BadPem("malformed certificate");
        }
        DerValue body = DerValue.of(bytes).part(0);
        // Version 1 has none in front.
        int start = body.part(0).tag() == 0xA0 ? 1 : 0;
        return new Issuer(body.part(start + 4).whole(), body.part(start + 5).whole(), keyId(body));
    }

    private static Optional<byte[]> keyId(DerValue body) throws BadPem {
        for (DerValue part : body.parts()) {
            if (part.tag() == 0xA3) {
                for (DerValue extension : part.part(0).parts()) {
                    if (extension.part(0).is(KEY_ID)) {
                        DerValue octets = extension.parts().getLast();
                        return Optional.of(DerValue.of(octets.content()).content());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
