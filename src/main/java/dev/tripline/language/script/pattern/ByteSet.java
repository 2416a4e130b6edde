package dev.tripline.language.script.pattern;

/** A set of bytes. Immutable. */
record ByteSet(long a, long b, long c, long d) {
    static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
    static final ByteSet ALL = NONE.inverted();

    private static final ByteSet LOWER = range('a', 'z');
    private static final ByteSet UPPER = range('A', 'Z');
    private static final ByteSet DIGIT = range('0', '9');
    private static final ByteSet LETTER = LOWER.with(UPPER);

    boolean has(char c) {
        long part = c < 128 ? c < 64 ? a : b : c < 192 ? this.c : d;
        return c < 256 && (part >>> (c & 63) & 1) != 0;
    }

    static ByteSet of(char c) {
        return range(c, c);
    }

    static ByteSet range(int from, int to) {
        return new ByteSet(part(from, to, 0), part(from, to, 64), part(from, to, 128), part(from, to, 192));
    }

    private static long part(int from, int to, int base) {
        long bits = 0;
        for (int i = Math.max(from, base); i <= Math.min(to, base + 63); i++) {
            bits |= 1L << (i - base);
        }
        return bits;
    }

    ByteSet with(ByteSet other) {
        return new ByteSet(a | other.a, b | other.b, c | other.c, d | other.d);
    }

    ByteSet inverted() {
        return new ByteSet(~a, ~b, ~c, ~d);
    }

    /** The class behind a percent sign. In upper case the opposite; what is no class is the byte itself. */
    static ByteSet named(char name) {
        boolean upper = name >= 'A' && name <= 'Z';
        ByteSet set = switch (upper ? (char) (name + 32) : name) {
            case 'a' -> LETTER;
            case 'c' -> range(0, 0x1F).with(of((char) 0x7F));
            case 'd' -> DIGIT;
            case 'l' -> LOWER;
            case 'p' ->
                range(0x21, 0x2F)
                        .with(range(0x3A, 0x40))
                        .with(range(0x5B, 0x60))
                        .with(range(0x7B, 0x7E));
            case 's' -> range(9, 13).with(of(' '));
            case 'u' -> UPPER;
            case 'w' -> LETTER.with(DIGIT);
            case 'x' -> DIGIT.with(range('a', 'f')).with(range('A', 'F'));
            case 'z' -> of((char) 0);
            default -> NONE;
        };
        if (set.equals(NONE)) {
            return of(name);
        }
        return upper ? set.inverted() : set;
    }
}
