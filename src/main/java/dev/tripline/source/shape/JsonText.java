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

    /**
     * The object that the text holds.
     *
     * @throws MalformedBody also when it holds something else
     */
    public static JsonText object(byte[] text) throws MalformedBody {
        JsonText value = of(text);
        if (!value.isObject()) {
            throw new MalformedBody("invalid JSON: wanted an object");
        }
        return value;
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

    public boolean isObject() {
        return kind() == Kind.OBJECT;
    }

    public boolean isNull() {
        return kind() == Kind.NULL;
    }

    /** Bytes of its text. */
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

    /** The last member of this name; empty when there is none, or this is no object. */
    public Optional<JsonText> member(String name) {
        List<JsonText> found = new ArrayList<>(1);
        forEachMember((one, value) -> {
            if (one.equals(name)) {
                found.clear();
                found.add(value);
            }
        });
        return found.stream().findFirst();
    }

    /**
     * The text of a member that may be left out or null, which is the empty text then, as in Go.
     *
     * @throws MalformedBody when it is something else than a string
     */
    public String text(String member) throws MalformedBody {
        Optional<JsonText> value = member(member).filter(given -> !given.isNull());
        if (value.isPresent() && value.get().string().isEmpty()) {
            throw new MalformedBody("invalid JSON: wanted a string at " + member);
        }
        return value.flatMap(JsonText::string).orElse("");
    }

    /** The digits of a member that is a whole number of at most 18 of them; empty when it is something else. */
    public Optional<String> number(String member) {
        return member(member).map(JsonText::text).filter(digits -> digits.matches("[0-9]{1,18}"));
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
            int colon = JsonScan.past(json, at, end);
            String name = JsonScan.unescape(json, at + 1, colon - 1);
            at = JsonScan.past(json, colon + 1, end);
            each.accept(name, new JsonText(json, colon + 1, at));
            at += json[at] == ',' ? 1 : 0;
        }
    }

    /** The items of an array; none when it is no array. */
    public List<JsonText> items() {
        return elements().orElse(List.of());
    }

    /** The same, but empty when it is no array. */
    public Optional<List<JsonText>> elements() {
        if (kind() != Kind.ARRAY) {
            return Optional.empty();
        }
        List<JsonText> items = new ArrayList<>();
        int at = start + 1;
        while (json[at] != ']') {
            int next = JsonScan.past(json, at, end);
            items.add(new JsonText(json, at, next));
            at = next + (json[next] == ',' ? 1 : 0);
        }
        return Optional.of(items);
    }

    void writeTo(JsonBuffer out) {
        out.raw(json, start, end);
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
