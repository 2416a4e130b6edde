package dev.tripline.language.sprig.encoding;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bytes in groups of letters, as Go's encoding/base64 and base32 read them: line ends are skipped, filling is needed. */
public enum BaseCode {
    BASE64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4),
    BASE32("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8);

    private static final char FILLING = '=';

    private final String alphabet;
    private final int bits;
    private final int group;

    BaseCode(String alphabet, int bits, int group) {
        this.alphabet = alphabet;
        this.bits = bits;
        this.group = group;
    }

    public String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length * 8; i += bits) {
            int index = 0;
            for (int bit = i; bit < i + bits; bit++) {
                int value = bit / 8 < bytes.length ? bytes[bit / 8] >> 7 - bit % 8 & 1 : 0;
                index = index << 1 | value;
            }
            out.append(alphabet.charAt(index));
        }
        while (out.length() % group != 0) {
            out.append(FILLING);
        }
        return out.toString();
    }

    /**
     * @throws IllegalArgumentException with Go's message, for example {@code illegal base64 data at input byte 4}
     */
    public byte[] decode(byte[] text) {
        return new Decoding(this == BASE32 ? withoutLineEnds(text) : text).run();
    }

    private static byte[] withoutLineEnds(byte[] text) {
        byte[] kept = new byte[text.length];
        int count = 0;
        for (byte letter : text) {
            if (letter != '\r' && letter != '\n') {
                kept[count++] = letter;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private final class Decoding {
        private final byte[] text;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int at;

        Decoding(byte[] text) {
            this.text = text;
        }

        byte[] run() {
            boolean more = true;
            while (more) {
                more = group();
            }
            return out.toByteArray();
        }

        /** False at the end. */
        private boolean group() {
            long value = 0;
            for (int count = 0; count < group; count++) {
                skipLineEnds();
                if (at == text.length) {
                    if (count == 0) {
                        return false;
                    }
                    throw corrupt(at - count);
                }
                int digit = alphabet.indexOf(text[at++]);
                if (digit >= 0) {
                    value = value << bits | digit;
                } else if (text[at - 1] == FILLING && count >= 2) {
                    filling(count);
                    write(value, count);
                    return false;
                } else {
                    throw corrupt(at - 1);
                }
            }
            write(value, group);
            return true;
        }

        /** The rest of the last group: so many letters and one sign of filling are read. */
        private void filling(int count) {
            if (BaseCode.this == BASE32) {
                filling32(count);
                return;
            }
            skipLineEnds();
            if (count == 2) {
                if (at == text.length) {
                    throw corrupt(at);
                }
                if (text[at] != FILLING) {
                    throw corrupt(at - 1);
                }
                at++;
                skipLineEnds();
            }
            if (at < text.length) {
                throw corrupt(at);
            }
        }

        private void filling32(int count) {
            int wanted = group - 1 - count;
            int left = text.length - at;
            if (left >= group) {
                throw corrupt(at - 1);
            }
            if (left < wanted) {
                throw corrupt(text.length);
            }
            for (int i = 0; i < wanted; i++) {
                if (text[at + i] != FILLING) {
                    throw corrupt(at + i - 1);
                }
            }
            if (count == 3 || count == 6) {
                throw corrupt(at - 1);
            }
        }

        private void skipLineEnds() {
            while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
                at++;
            }
        }

        /** So many letters, of which only whole bytes count. */
        private void write(long value, int letters) {
            long filled = value << bits * (group - letters);
            int bytes = letters * bits / 8;
            for (int i = 0; i < bytes; i++) {
                out.write((int) (filled >> bits * group - 8 * (i + 1)) & 0xff);
            }
        }

        private IllegalArgumentException corrupt(int offset) {
            String name = BaseCode.this == BASE64 ? "base64" : "base32";
            return new IllegalArgumentException("illegal " + name + " data at input byte " + offset);
        }
    }
}
