package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Checks a JSON text and copies it without its white space, in one pass. Member order, duplicates and the text of numbers stay;
 * {@code < > &} and U+2028/9 are escaped as Go's encoder escapes them in embedded JSON (source specification 2.1). The grammar
 * is Go's, with limits that readers further down rely on: nesting, digits of a number, and strings in valid UTF-8.
 */
public final class JsonCompactor {
    public static final int MAX_DEPTH = 512;
    public static final int MAX_NUMBER_LENGTH = 1000;

    private final byte[] in;
    private final JsonBuffer out;
    private final Set<String> dropped;
    private int at;

    private JsonCompactor(byte[] in, JsonBuffer out, Set<String> dropped) {
        this.in = in;
        this.out = out;
        this.dropped = dropped;
    }

    /** Appends the one value that the text holds. */
    public static void copy(byte[] json, JsonBuffer out) throws MalformedBody {
        new JsonCompactor(json, out, Set.of()).whole();
    }

    /**
     * Appends the object that the text holds, without its closing brace: members can be added.
     *
     * @param dropped names of members of the object itself that are left out
     * @return whether any member was written
     */
    public static boolean copyOpenObject(byte[] json, JsonBuffer out, Set<String> dropped) throws MalformedBody {
        JsonCompactor compactor = new JsonCompactor(json, out, dropped);
        compactor.space();
        if (compactor.peek() != '{') {
            throw compactor.malformed("wanted an object");
        }
        int start = out.size();
        compactor.whole();
        out.truncate(out.size() - 1);
        return out.size() > start + 1;
    }

    private void whole() throws MalformedBody {
        space();
        value(1);
        space();
        if (at < in.length) {
            throw malformed("more text after the value");
        }
    }

    private void value(int depth) throws MalformedBody {
        switch (peek()) {
            case '{' -> object(nested(depth));
            case '[' -> array(nested(depth));
            case '"' -> at = JsonScan.string(in, at, out);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private int nested(int depth) throws MalformedBody {
        if (depth > MAX_DEPTH) {
            throw malformed("nested deeper than " + MAX_DEPTH);
        }
        out.raw(in[at++]);
        space();
        return depth;
    }

    private void object(int depth) throws MalformedBody {
        int kept = 0;
        boolean more = peek() != '}';
        while (more) {
            int mark = out.size();
            if (kept > 0) {
                out.raw((byte) ',');
            }
            if (member(depth)) {
                kept++;
            } else {
                out.truncate(mark);
            }
            more = peek() == ',';
            if (more) {
                at++;
                space();
            }
        }
        close('}');
    }

    /** Whether the member is one to keep. */
    private boolean member(int depth) throws MalformedBody {
        if (peek() != '"') {
            throw malformed("wanted a member's name");
        }
        int name = at;
        at = JsonScan.string(in, at, out);
        boolean drop = depth == 1 && !dropped.isEmpty() && dropped.contains(JsonScan.unescape(in, name + 1, at - 1));
        space();
        if (peek() != ':') {
            throw malformed("wanted a colon");
        }
        out.raw(in[at++]);
        space();
        value(depth + 1);
        space();
        return !drop;
    }

    private void array(int depth) throws MalformedBody {
        boolean more = peek() != ']';
        while (more) {
            value(depth + 1);
            space();
            more = peek() == ',';
            if (more) {
                out.raw(in[at++]);
                space();
            }
        }
        close(']');
    }

    private void close(char bracket) throws MalformedBody {
        if (peek() != bracket) {
            throw malformed("wanted a comma or " + bracket);
        }
        out.raw(in[at++]);
    }

    private void literal(String word) throws MalformedBody {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        for (byte b : bytes) {
            if (peek() != b) {
                throw malformed("wanted " + word);
            }
            at++;
        }
        out.raw(bytes, 0, bytes.length);
    }

    private void number() throws MalformedBody {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw malformed("a number longer than " + MAX_NUMBER_LENGTH + " characters");
        }
        out.raw(in, start, at);
    }

    private void digits() throws MalformedBody {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed(at == in.length ? "the text ends early" : "wanted a value");
        }
    }

    private void space() {
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    /** The byte here; -1 at the end and for bytes beyond ASCII, which mean nothing outside of strings. */
    private int peek() {
        return at < in.length ? Math.max(-1, in[at]) : -1;
    }

    private MalformedBody malformed(String why) {
        return new MalformedBody("invalid JSON at byte " + at + ": " + why);
    }
}
