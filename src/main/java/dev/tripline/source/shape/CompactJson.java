package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value within a JSON text that {@link JsonCompactor} has checked and written. It looks where it is asked to and decodes
 * nothing else. Of members with the same name the last one counts, as in Go. Immutable.
 */
public final class CompactJson {
    private final byte[] text;
    private final int start;
    private final int end;

    private CompactJson(byte[] text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /** The one value that a text holds. */
    public static CompactJson of(byte[] json) throws MalformedBody {
        JsonBuffer out = new JsonBuffer(json.length);
        JsonCompactor.copy(json, out);
        byte[] compact = out.toBytes();
        return new CompactJson(compact, 0, compact.length);
    }

    /**
     * The object that a text holds.
     *
     * @throws MalformedBody also when it holds something else
     */
    public static CompactJson object(byte[] json) throws MalformedBody {
        CompactJson value = of(json);
        if (!value.isObject()) {
            throw new MalformedBody("invalid JSON: wanted an object");
        }
        return value;
    }

    public boolean isObject() {
        return text[start] == '{';
    }

    public boolean isNull() {
        return text[start] == 'n';
    }

    /** Bytes of its text. */
    public int size() {
        return end - start;
    }

    /** Empty as well when this is no object. */
    public Optional<CompactJson> member(String name) {
        Optional<CompactJson> found = Optional.empty();
        if (!isObject()) {
            return found;
        }
        int at = start + 1;
        while (at < end - 1) {
            int nameEnd = skip(at);
            int valueEnd = skip(nameEnd + 1);
            if (JsonScan.unescape(text, at + 1, nameEnd - 1).equals(name)) {
                found = Optional.of(new CompactJson(text, nameEnd + 1, valueEnd));
            }
            at = valueEnd + 1;
        }
        return found;
    }

    /** Empty when this is no array. */
    public Optional<List<CompactJson>> elements() {
        if (text[start] != '[') {
            return Optional.empty();
        }
        List<CompactJson> elements = new ArrayList<>();
        int at = start + 1;
        while (at < end - 1) {
            int next = skip(at);
            elements.add(new CompactJson(text, at, next));
            at = next + 1;
        }
        return Optional.of(elements);
    }

    /** The text of a string; empty when this is none. */
    public Optional<String> string() {
        return text[start] == '"' ? Optional.of(JsonScan.unescape(text, start + 1, end - 1)) : Optional.empty();
    }

    /**
     * The text of a member that may be left out or null, which is the empty text then, as in Go.
     *
     * @throws MalformedBody when it is something else than a string
     */
    public String text(String member) throws MalformedBody {
        Optional<CompactJson> value = member(member).filter(given -> !given.isNull());
        if (value.isPresent() && value.get().string().isEmpty()) {
            throw new MalformedBody("invalid JSON: wanted a string at " + member);
        }
        return value.flatMap(CompactJson::string).orElse("");
    }

    /** The digits of a member that is a whole number of at most 18 of them; empty when it is something else. */
    public Optional<String> number(String member) {
        return member(member)
                .map(value -> new String(text, value.start, value.size(), StandardCharsets.ISO_8859_1))
                .filter(value -> value.matches("[0-9]{1,18}"));
    }

    /** Appends it as it is. */
    public void write(JsonBuffer out) {
        out.raw(text, start, end);
    }

    /** Where the value ends that begins here. */
    private int skip(int from) {
        int depth = 0;
        int at = from;
        do {
            switch (text[at]) {
                case '"' -> at = stringEnd(at);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                default -> at = plainEnd(at);
            }
        } while (depth > 0);
        return at;
    }

    private int stringEnd(int quote) {
        int at = quote + 1;
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** The end of a number or a word. */
    private int plainEnd(int from) {
        int at = from;
        while (at < end && text[at] != ',' && text[at] != '}' && text[at] != ']') {
            at++;
        }
        return at;
    }
}
