package dev.tripline.language.sprig.crypto.password;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key derivation scrypt (RFC 7914). Takes 128 · cost · block bytes of memory. */
final class Scrypt {
    /** 32-bit words in 64 bytes. */
    private static final int CHUNK = 16;

    private final int cost;
    private final int words;
    private final int[] mixed;
    private final int[] chunk = new int[CHUNK];

    private Scrypt(int cost, int block) {
        this.cost = cost;
        this.words = 2 * block * CHUNK;
        this.mixed = new int[words];
    }

    static byte[] key(byte[] password, byte[] salt, int cost, int block, int parallel, int length) {
        Scrypt scrypt = new Scrypt(cost, block);
        byte[] bytes = stretched(password, salt, parallel * scrypt.words * 4);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] table = new int[cost * scrypt.words];
        for (int i = 0; i < parallel; i++) {
            int[] part = new int[scrypt.words];
            buffer.asIntBuffer().get(i * scrypt.words, part);
            scrypt.mix(part, table);
            buffer.asIntBuffer().put(i * scrypt.words, part);
        }
        return stretched(password, bytes, length);
    }

    /** PBKDF2 with one round of HMAC-SHA-256. */
    private static byte[] stretched(byte[] password, byte[] salt, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // A key of nothing is one of zeros.
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HmacSHA256"));
            byte[] out = new byte[length];
            for (int i = 0; i * 32 < length; i++) {
                mac.update(salt);
                byte[] block = mac.doFinal(ByteBuffer.allocate(4).putInt(i + 1).array());
                System.arraycopy(block, 0, out, i * 32, Math.min(32, length - i * 32));
            }
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mix(int[] part, int[] table) {
        for (int i = 0; i < cost; i++) {
            System.arraycopy(part, 0, table, i * words, words);
            mixBlock(part);
        }
        for (int i = 0; i < cost; i++) {
            int other = part[words - CHUNK] & cost - 1;
            for (int j = 0; j < words; j++) {
                part[j] ^= table[other * words + j];
            }
            mixBlock(part);
        }
    }

    /** Even chunks come to the front. */
    private void mixBlock(int[] part) {
        System.arraycopy(part, words - CHUNK, chunk, 0, CHUNK);
        for (int i = 0; i < words; i += CHUNK) {
            for (int j = 0; j < CHUNK; j++) {
                chunk[j] ^= part[i + j];
            }
            salsa(chunk);
            System.arraycopy(chunk, 0, mixed, i / 2 + (i / CHUNK % 2) * (words - CHUNK) / 2, CHUNK);
        }
        System.arraycopy(mixed, 0, part, 0, words);
    }

    /** Salsa20/8. */
    private static void salsa(int[] chunk) {
        int[] x = Arrays.copyOf(chunk, CHUNK);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4; i++) {
                quarter(x, 5 * i, (5 * i + 4) % 16, (5 * i + 8) % 16, (5 * i + 12) % 16);
            }
            for (int i = 0; i < 4; i++) {
                int row = 4 * i;
                quarter(x, row + i, row + (i + 1) % 4, row + (i + 2) % 4, row + (i + 3) % 4);
            }
        }
        for (int i = 0; i < CHUNK; i++) {
            chunk[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
