package dev.tripline.language.sprig.crypto.password;

/** The cipher Blowfish with the key schedule of bcrypt. Not safe for several threads. */
final class Blowfish {
    private static final int ROUNDS = 16;
    private static final int SUBKEYS = ROUNDS + 2;
    private static final int BOXES = 4 * 256;

    /** Made when somebody needs them. */
    private static final class Start {
        private static final int[] WORDS = Pi.words(SUBKEYS + BOXES);
    }

    private final int[] subkeys = new int[SUBKEYS];
    private final int[] boxes = new int[BOXES];

    Blowfish() {
        System.arraycopy(Start.WORDS, 0, subkeys, 0, SUBKEYS);
        System.arraycopy(Start.WORDS, SUBKEYS, boxes, 0, BOXES);
    }

    /** Mixes the key in, and the salt, which may be all zeros. */
    void expand(byte[] key, byte[] salt) {
        Words keys = new Words(key);
        for (int i = 0; i < SUBKEYS; i++) {
            subkeys[i] ^= keys.next();
        }
        Words salts = new Words(salt);
        long block = fill(subkeys, 0, salts);
        fill(boxes, block, salts);
    }

    private long fill(int[] table, long start, Words salts) {
        long block = start;
        for (int i = 0; i < table.length; i += 2) {
            block = encrypt(block ^ salts.nextTwo());
            table[i] = (int) (block >>> 32);
            table[i + 1] = (int) block;
        }
        return block;
    }

    long encrypt(long block) {
        int left = (int) (block >>> 32);
        int right = (int) block;
        for (int i = 0; i < ROUNDS; i += 2) {
            left ^= subkeys[i];
            right ^= mixed(left);
            right ^= subkeys[i + 1];
            left ^= mixed(right);
        }
        left ^= subkeys[ROUNDS];
        right ^= subkeys[ROUNDS + 1];
        return (long) right << 32 | left & 0xffffffffL;
    }

    private int mixed(int x) {
        return (boxes[x >>> 24] + boxes[256 + (x >>> 16 & 0xff)] ^ boxes[512 + (x >>> 8 & 0xff)])
                + boxes[768 + (x & 0xff)];
    }

    /** The bytes again and again, four at a time. */
    private static final class Words {
        private final byte[] bytes;
        private int at;

        Words(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            int word = 0;
            for (int i = 0; i < 4; i++) {
                word = word << 8 | bytes[at] & 0xff;
                at = (at + 1) % bytes.length;
            }
            return word;
        }

        long nextTwo() {
            long first = next();
            return first << 32 | next() & 0xffffffffL;
        }
    }
}
