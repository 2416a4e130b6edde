package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A piece of checked JSON without white space, as {@link JsonCompactor} leaves it. Members and items are slices of the same
 * bytes, so the text of numbers and the order of members stay. Immutable.
 */
public final class JsonText {
    /** What a value is. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private final byte[] json;
    private final int start;
    private final int end;

    private JsonText(byte[] json, int start, int end) {
        this.json = json;
        this.start = start;
        this.end = end;
    }

    /** The one value that the text holds. */
    public static JsonText of(byte[] text) throws MalformedBody {
        JsonBuffer out = new JsonBuffer(text.length + 16);
        JsonCompactor.copy(text, out);
        byte[] compact = out.toBytes();
        return new JsonText(compact, 0, compact.length);
    }

    /** A string. */
    public static JsonText string(String value) {
        byte[] quoted = new JsonBuffer(value.length() + 16).string(value).toBytes();
        return new JsonText(quoted, 0, quoted.length);
    }

    public Kind kind() {
        return switch (json[start]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    public int size() {
        return end - start;
    }

    /** The value as it is written. */
    public String text() {
        return new String(json, start, end - start, StandardCharsets.UTF_8);
    }

    /** The characters of a string; empty when it is none. */
    public Optional<String> string() {
        return kind() == Kind.STRING ? Optional.of(JsonScan.unescape(json, start + 1, end - 1)) : Optional.empty();
    }

    /** The members of an object in their order, of a repeated name the last one; none when it is no object. */
    public Map<String, JsonText> members() {
        Map<String, JsonText> members = new LinkedHashMap<>();
        forEachMember(members::put);
        return members;
    }

    /** A name that an object has more than once. */
    public Optional<String> repeatedName() {
        Set<String> seen = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        forEachMember((name, value) -> {
            if (!seen.add(name)) {
                repeated.add(name);
            }
        });
        return repeated.stream().findFirst();
    }

    private void forEachMember(BiConsumer<String, JsonText> each) {
        if (kind() != Kind.OBJECT) {
            return;
        }
        int at = start + 1;
        while (json[at] != '}') {
            int colon = past(at);
            String name = JsonScan.unescape(json, at + 1, colon - 1);
            at = past(colon + 1);
            each.accept(name, new JsonText(json, colon + 1, at));
            at += json[at] == ',' ? 1 : 0;
        }
    }

    /** The items of an array; none when it is no array. */
    public List<JsonText> items() {
        List<JsonText> items = new ArrayList<>();
        int at = start + 1;
        while (kind() == Kind.ARRAY && json[at] != ']') {
            int next = past(at);
            items.add(new JsonText(json, at, next));
            at = next + (json[next] == ',' ? 1 : 0);
        }
        return items;
    }

    void writeTo(JsonBuffer out) {
        out.raw(json, start, end);
    }

    /** Where the value that begins here ends. */
    private int past(int begin) {
        int at = begin;
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> at = pastString(at);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                default -> at = pastWord(at);
            }
        } while (depth > 0);
        return at;
    }

    private int pastString(int quote) {
        int at = quote + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int pastWord(int begin) {
        int at = begin;
        while (at < end && json[at] != ',' && json[at] != ']' && json[at] != '}') {
            at++;
        }
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** Size only: it may hold secrets. */
    @Override
    public String toString() {
        return kind() + " of " + size() + " B";
    }
}
