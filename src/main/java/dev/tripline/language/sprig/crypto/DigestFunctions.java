package dev.tripline.language.sprig.crypto;

import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.encoding.BaseCode;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Digests, random bytes, AES-256 in CBC mode. */
public final class DigestFunctions {
    private static final int BLOCK = 16;
    private static final int KEY = 32;

    private DigestFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("sha1sum", a -> digest("SHA-1", a.text(0)), STRING)
                .add("sha256sum", a -> digest("SHA-256", a.text(0)), STRING)
                .add("sha512sum", a -> digest("SHA-512", a.text(0)), STRING)
                .add("adler32sum", a -> adler(a.text(0)), STRING)
                .add("randBytes", DigestFunctions::random, INT)
                .add("encryptAES", DigestFunctions::encrypted, STRING, STRING)
                .add("decryptAES", a -> decrypted(a.text(0), a.text(1)), STRING, STRING)
                .functions();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String adler(String text) {
        Adler32 sum = new Adler32();
        sum.update(utf8(text));
        return Long.toString(sum.getValue());
    }

    private static String random(Arguments arguments) throws EvaluationFailure {
        long count = arguments.integer(0);
        if (count < 0) {
            throw new EvaluationFailure("randBytes: a negative number");
        }
        Limits.length((count + 2) / 3 * 4);
        return base64(Chance.bytes(arguments.world().random(), (int) count));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The password itself is the key, cut or filled with zeros: of no use with weak passwords. */
    private static byte[] crypt(int mode, String padding, String password, byte[] start, byte[] text)
            throws GeneralSecurityException {
        byte[] key = Arrays.copyOf(utf8(password), KEY);
        Cipher cipher = Cipher.getInstance("AES/CBC/" + padding);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
        return cipher.doFinal(text);
    }

    private static String encrypted(Arguments arguments) throws EvaluationFailure {
        if (arguments.text(1).isEmpty()) {
            return "";
        }
        byte[] start = Chance.bytes(arguments.world().random(), BLOCK);
        try {
            byte[] secret =
                    crypt(Cipher.ENCRYPT_MODE, "PKCS5Padding", arguments.text(0), start, utf8(arguments.text(1)));
            byte[] all = Arrays.copyOf(start, BLOCK + secret.length);
            System.arraycopy(secret, 0, all, BLOCK, secret.length);
            return Limits.text(base64(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Like Go, it trusts the length of the filling: another password gives rubbish or fails. */
    private static String decrypted(String password, String text) throws EvaluationFailure {
        if (text.isEmpty()) {
            return "";
        }
        try {
            byte[] all = BaseCode.BASE64.decode(utf8(text));
            if (all.length <= BLOCK || all.length % BLOCK != 0) {
                throw new EvaluationFailure("decryptAES: not a whole number of blocks");
            }
            byte[] start = Arrays.copyOf(all, BLOCK);
            byte[] plain = crypt(
                    Cipher.DECRYPT_MODE, "NoPadding", password, start, Arrays.copyOfRange(all, BLOCK, all.length));
            int length = plain.length - (plain[plain.length - 1] & 0xff);
            if (length < 0) {
                throw new EvaluationFailure("decryptAES: another password");
            }
            return new String(plain, 0, length, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new EvaluationFailure(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
