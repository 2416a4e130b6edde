package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Growing JSON text in UTF-8, with strings escaped as Go's encoder does. Not thread-safe. */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int size;

    public JsonBuffer(int capacity) {
        bytes = new byte[Math.max(64, capacity)];
    }

    int size() {
        return size;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Appends ASCII text as it is. */
    public JsonBuffer raw(String ascii) {
        int length = ascii.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    void raw(byte b) {
        reserve(1);
        bytes[size++] = b;
    }

    /** Appends JSON text, or a piece of it, as it is. */
    public JsonBuffer raw(byte[] piece) {
        raw(piece, 0, piece.length);
        return this;
    }

    void raw(byte[] from, int start, int end) {
        int length = end - start;
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** Appends a quoted string. Lone surrogates become U+FFFD, as malformed text does in Go. */
    public JsonBuffer string(String text) {
        raw((byte) '"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += beyondAscii(text, i);
            } else if (c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
                escape(c);
            } else {
                raw((byte) c);
            }
        }
        raw((byte) '"');
        return this;
    }

    /** Appends an object of string arrays, its keys sorted. */
    public JsonBuffer lists(Map<String, List<String>> members) {
        char before = '{';
        for (Map.Entry<String, List<String>> member : new TreeMap<>(members).entrySet()) {
            raw((byte) before);
            before = ',';
            string(member.getKey()).raw(":");
            char beforeValue = '[';
            for (String value : member.getValue()) {
                raw((byte) beforeValue);
                beforeValue = ',';
                string(value);
            }
            raw(beforeValue == '[' ? "[]" : "]");
        }
        return raw(before == '{' ? "{}" : "}");
    }

    /** Appends an object of strings, its keys sorted. */
    public JsonBuffer strings(Map<String, String> members) {
        char before = '{';
        for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
            raw((byte) before);
            before = ',';
            string(member.getKey()).raw(":").string(member.getValue());
        }
        return raw(before == '{' ? "{}" : "}");
    }

    /** Appends a value as it is. */
    public JsonBuffer json(JsonText value) {
        value.writeTo(this);
        return this;
    }

    /** Appends an object of these members in their order. */
    public JsonBuffer members(Map<String, JsonText> members) {
        char before = '{';
        for (Map.Entry<String, JsonText> member : members.entrySet()) {
            raw((byte) before);
            before = ',';
            string(member.getKey()).raw(":").json(member.getValue());
        }
        return raw(before == '{' ? "{}" : "}");
    }

    /** Returns how many further chars it took. */
    private int beyondAscii(String text, int at) {
        int codePoint = text.codePointAt(at);
        if (codePoint == 0x2028 || codePoint == 0x2029) {
            raw(codePoint == 0x2028 ? "\\u2028" : "\\u2029");
        } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            raw("\\ufffd");
        } else {
            byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
            raw(encoded, 0, encoded.length);
        }
        return Character.charCount(codePoint) - 1;
    }

    void escape(int ascii) {
        switch (ascii) {
            case '"' -> raw("\\\"");
            case '\\' -> raw("\\\\");
            case '\n' -> raw("\\n");
            case '\r' -> raw("\\r");
            case '\t' -> raw("\\t");
            case '\b' -> raw("\\b");
            case '\f' -> raw("\\f");
            default -> {
                raw("\\u00");
                raw(HEX[ascii >> 4]);
                raw(HEX[ascii & 15]);
            }
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
