package dev.tripline.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes an event carries, base64 already undone. Absent is not the same as empty: filters pass an absent body and
 * refuse an empty one (sensor specification 2.2). The array is owned by this object; nobody changes it after construction.
 */
public final class Body {
    /** No body at all. */
    public static final Body ABSENT = new Body(new byte[0], false);

    private final byte[] bytes;
    private final boolean present;

    private Body(byte[] bytes, boolean present) {
        this.bytes = bytes;
        this.present = present;
    }

    /** A body of these bytes, which the caller gives away. */
    public static Body of(byte[] bytes) {
        return new Body(bytes, true);
    }

    /** A body of this text in UTF-8. */
    public static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isPresent() {
        return present;
    }

    /** The bytes themselves, not a copy; empty when absent. Treat as read-only. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** The bytes as UTF-8 text. Decoded on every call: keep the result. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && present == that.present && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Size only: bodies may hold secrets, so they never print themselves. */
    @Override
    public String toString() {
        return present ? bytes.length + " B" : "absent";
    }
}
