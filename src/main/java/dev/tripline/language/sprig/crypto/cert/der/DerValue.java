package dev.tripline.language.sprig.crypto.cert.der;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A value read from DER.
 *
 * @param content without tag and length
 * @param whole with them
 */
public record DerValue(int tag, byte[] content, byte[] whole) {
    /** Of a value in which others stand. */
    private static final int CONSTRUCTED = 0x20;

    /**
     * The one value in these bytes.
     *
     * @throws BadPem when there is another number of them
     */
    public static DerValue of(byte[] bytes) throws BadPem {
        List<DerValue> values = all(bytes);
        if (values.size() != 1) {
            throw new BadPem("malformed DER");
        }
        return values.getFirst();
    }

    private static List<DerValue> all(byte[] bytes) throws BadPem {
        List<DerValue> values = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int content = at + 2;
            int length = at + 1 < bytes.length ? bytes[at + 1] & 0xff : -1;
            if (length > 0x80) {
                content += length - 0x80;
                boolean readable = length <= 0x84 && content <= bytes.length;
                length = readable ? new BigInteger(1, Arrays.copyOfRange(bytes, at + 2, content)).intValue() : -1;
            }
            if (length < 0 || length > bytes.length - content) {
                throw new BadPem("malformed DER");
            }
            int end = content + length;
            values.add(new DerValue(
                    bytes[at] & 0xff, Arrays.copyOfRange(bytes, content, end), Arrays.copyOfRange(bytes, at, end)));
            at = end;
        }
        return values;
    }

    /** The values in it. */
    public List<DerValue> parts() throws BadPem {
        if ((tag & CONSTRUCTED) == 0) {
            throw new BadPem("malformed DER");
        }
        return all(content);
    }

    /** The value at this place among its parts. */
    public DerValue part(int index) throws BadPem {
        List<DerValue> parts = parts();
        if (index >= parts.size()) {
            throw new BadPem("malformed DER");
        }
        return parts.get(index);
    }

    /** Of a number. */
    public BigInteger number() throws BadPem {
        if (tag != Der.INTEGER || content.length == 0) {
            throw new BadPem("malformed DER");
        }
        return new BigInteger(content);
    }

    public boolean is(byte[] other) {
        return Arrays.equals(whole, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DerValue value && is(value.whole);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(whole);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(whole);
    }
}
