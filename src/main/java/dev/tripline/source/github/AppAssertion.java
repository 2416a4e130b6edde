package dev.tripline.source.github;

import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** What a GitHub App identifies itself with: a JSON Web Token, signed with RS256 (see decision 0018). */
final class AppAssertion {
    /** GitHub takes ten minutes at most, and its clock may be behind ours. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration BACKDATED = Duration.ofSeconds(60);
    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private AppAssertion() {}

    static String of(long appID, String pem, Instant now) throws RegistrationFailure {
        String claims = "{\"iat\":" + now.minus(BACKDATED).getEpochSecond() + ",\"exp\":"
                + now.plus(LIFE).getEpochSecond() + ",\"iss\":\"" + appID + "\"}";
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(pem));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Its message could quote the key.
            throw RegistrationFailure.of(
                    Reach.ALL, "key", "githubApp.privateKey is not an RSA private key in PEM, without a password");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** GitHub hands keys out as PKCS#1, Java reads PKCS#8: the former with a head before it. */
    private static PrivateKey key(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        byte[] encoded = pem.contains(PKCS1) ? der(0x30, RSA, der(0x04, der)) : der;
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = content.size();
        out.write(tag);
        if (length < 128) {
            out.write(length);
        } else {
            out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
