package dev.tripline.language.sprig.crypto.cert;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.LIST;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.crypto.Chance;
import dev.tripline.language.sprig.crypto.cert.der.BadPem;
import dev.tripline.language.sprig.encoding.BaseCode;
import dev.tripline.language.sprig.url.IpAddress;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and certificates. Making RSA keys takes from tenths of a second to many seconds. */
public final class CertificateFunctions {
    private static final int RSA_BITS = 2048;
    private static final int SERIAL_BITS = 128;
    private static final int LAST_YEAR = 9999;

    private CertificateFunctions() {}

    /** Something that can go wrong with keys. */
    @FunctionalInterface
    private interface Act {
        Object on(Arguments arguments, SecureRandom random) throws BadPem, EvaluationFailure;
    }

    private static Shelf.Act act(Act act) {
        return arguments -> {
            try {
                return act.on(arguments, Chance.secure(arguments.world().random()));
            } catch (BadPem e) {
                throw new EvaluationFailure(e.reason());
            }
        };
    }

    public static Map<String, GoFunction> functions() {
        Shelf shelf = new Shelf();
        withNewKeys(shelf);
        withGivenKeys(shelf);
        return shelf.functions();
    }

    private static void withNewKeys(Shelf shelf) {
        shelf.add("genPrivateKey", act((a, random) -> privateKey(a.text(0), random)), STRING);
        Act authority = (a, random) -> authority(a, KeyMaker.rsa(RSA_BITS, random), random);
        shelf.add("genCA", act(authority), STRING, INT);
        Act own = (a, random) -> draft(a, random).selfSigned(KeyMaker.rsa(RSA_BITS, random), random);
        shelf.add("genSelfSignedCert", act(own), STRING, LIST, LIST, INT);
        Act signed = (a, random) -> signed(a, KeyMaker.rsa(RSA_BITS, random), random);
        shelf.add("genSignedCert", act(signed), STRING, LIST, LIST, INT, ANY);
    }

    private static void withGivenKeys(Shelf shelf) {
        shelf.add("buildCustomCert", act((a, random) -> custom(a.text(0), a.text(1))), STRING, STRING);
        Act authority = (a, random) -> authority(a, SigningKey.read(a.text(2)), random);
        shelf.add("genCAWithKey", act(authority), STRING, INT, STRING);
        Act own = (a, random) -> draft(a, random).selfSigned(SigningKey.read(a.text(4)), random);
        shelf.add("genSelfSignedCertWithKey", act(own), STRING, LIST, LIST, INT, STRING);
        Act signed = (a, random) -> signed(a, SigningKey.read(a.text(5)), random);
        shelf.add("genSignedCertWithKey", act(signed), STRING, LIST, LIST, INT, ANY, STRING);
    }

    private static String privateKey(String type, SecureRandom random) throws BadPem {
        SigningKey key = switch (type) {
            case "", "rsa" -> KeyMaker.rsa(2 * RSA_BITS, random);
            case "dsa" -> KeyMaker.dsa(random);
            case "ecdsa" -> KeyMaker.p256(random);
            case "ed25519" -> KeyMaker.ed25519(random);
            default -> null;
        };
        return key == null ? "Unknown type " + type : key.pem().text();
    }

    private static Certificate custom(String cert, String key) throws BadPem {
        Certificate both = new Certificate(decoded(cert, "certificate"), decoded(key, "private key"));
        Issuer.read(both.cert());
        SigningKey.read(both.key());
        return both;
    }

    private static String decoded(String base64, String what) throws BadPem {
        try {
            byte[] bytes = BaseCode.BASE64.decode(base64.getBytes(StandardCharsets.UTF_8));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadPem("unable to decode base64 " + what);
        }
    }

    private static Certificate authority(Arguments arguments, SigningKey key, SecureRandom random)
            throws BadPem, EvaluationFailure {
        return draft(arguments, 1, true, random).selfSigned(key, random);
    }

    /** Anything but an authority. */
    private static Draft draft(Arguments arguments, SecureRandom random) throws EvaluationFailure {
        return draft(arguments, 3, false, random);
    }

    private static Certificate signed(Arguments arguments, SigningKey key, SecureRandom random)
            throws BadPem, EvaluationFailure {
        if (!(arguments.any(4) instanceof Certificate issuer)) {
            throw new EvaluationFailure("wrong type for value; expected sprig.certificate");
        }
        return draft(arguments, random)
                .signedBy(Issuer.read(issuer.cert()), SigningKey.read(issuer.key()), key, random);
    }

    /**
     * @param days where the number of days stands among the arguments
     */
    private static Draft draft(Arguments arguments, int days, boolean authority, SecureRandom random)
            throws EvaluationFailure {
        List<String> dns = authority ? List.of() : texts(arguments.list(2));
        List<byte[]> addresses = authority ? List.of() : addresses(arguments.list(1));
        Instant now = arguments.world().clock().instant();
        Instant until = now.plus(Duration.ofDays(Math.clamp(arguments.integer(days), -365_000, 3_650_000)));
        int year = until.atZone(ZoneOffset.UTC).getYear();
        if (year < 0 || year > LAST_YEAR) {
            throw new EvaluationFailure("a certificate that ends in the year " + year);
        }
        BigInteger serial = new BigInteger(SERIAL_BITS, random);
        return new Draft(arguments.text(0), dns, addresses, serial, now, until, authority);
    }

    private static List<String> texts(List<? extends @Nullable Object> values) throws EvaluationFailure {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String text)) {
                throw new EvaluationFailure("error processing alternate dns name or ip: not a string");
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<byte[]> addresses(List<? extends @Nullable Object> values) throws EvaluationFailure {
        List<byte[]> addresses = new ArrayList<>();
        for (String text : texts(values)) {
            addresses.add(IpAddress.parse(text).orElseThrow(() -> new EvaluationFailure("error parsing ip: " + text)));
        }
        return addresses;
    }
}
