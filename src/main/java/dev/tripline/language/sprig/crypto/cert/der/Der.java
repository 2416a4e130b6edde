package dev.tripline.language.sprig.crypto.cert.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** Writes values in DER (X.690). */
public final class Der {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BITS = 0x03;
    public static final int OCTETS = 0x04;
    public static final int OID = 0x06;
    public static final int UTF8 = 0x0C;
    public static final int PRINTABLE = 0x13;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    public static final byte[] NULL = {5, 0};
    public static final byte[] TRUE = {BOOLEAN, 1, (byte) 0xff};

    private static final int UTC_TIME = 0x17;
    private static final int LONG_TIME = 0x18;

    private Der() {}

    public static byte[] tagged(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int start = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - start);
            out.write(length, start, length.length - start);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    public static byte[] integer(BigInteger number) {
        return tagged(INTEGER, number.toByteArray());
    }

    public static byte[] integer(int number) {
        return integer(BigInteger.valueOf(number));
    }

    public static byte[] octets(byte[] bytes) {
        return tagged(OCTETS, bytes);
    }

    /** Whole bytes. */
    public static byte[] bits(byte[] bytes) {
        return tagged(BITS, new byte[1], bytes);
    }

    /** The bits of one byte, without the zeros at the end. */
    public static byte[] flags(int bits) {
        return tagged(BITS, new byte[] {(byte) Integer.numberOfTrailingZeros(bits), (byte) bits});
    }

    /** Around a value of its own type: {@code [number] EXPLICIT}. */
    public static byte[] explicit(int number, byte[]... parts) {
        return tagged(0xA0 | number, parts);
    }

    /** In place of a primitive type: {@code [number] IMPLICIT}. */
    public static byte[] implicit(int number, byte[] bytes) {
        return tagged(0x80 | number, bytes);
    }

    public static byte[] oid(String dotted) {
        long[] numbers =
                Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((int) (numbers[0] * 40 + numbers[1]));
        for (int i = 2; i < numbers.length; i++) {
            for (int shift = 28; shift >= 0; shift -= 7) {
                if (shift == 0 || numbers[i] >> shift != 0) {
                    out.write((int) (numbers[i] >> shift & 0x7f) | (shift == 0 ? 0 : 0x80));
                }
            }
        }
        return tagged(OID, out.toByteArray());
    }

    public static byte[] text(String text) {
        boolean printable = text.chars()
                .allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || " '()+,-./:=?*&".indexOf(c) >= 0);
        return tagged(printable ? PRINTABLE : UTF8, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Years from 1950 to 2049 have two digits. */
    public static byte[] time(Instant time) {
        int year = time.atZone(ZoneOffset.UTC).getYear();
        boolean utc = year >= 1950 && year < 2050;
        String digits = DateTimeFormatter.ofPattern(utc ? "yyMMddHHmmss'Z'" : "uuuuMMddHHmmss'Z'", Locale.ROOT)
                .format(time.atZone(ZoneOffset.UTC));
        return tagged(utc ? UTC_TIME : LONG_TIME, digits.getBytes(StandardCharsets.US_ASCII));
    }
}
