package dev.tripline.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every value of a JSON text, replaced by everything that it is not. What comes out need not be JSON. */
final class JsonDamage {
    /** A damaged text, made when it is wanted, and what was done to it. */
    record Damaged(String what, Supplier<String> made) {
        String text() {
            return made.get();
        }
    }

    private static final String ABSENT = "(absent)";
    private static final String TWICE = "(twice)";

    private JsonDamage() {}

    private static Map<String, String> replacements() {
        return Map.ofEntries(
                Map.entry("null", "null"),
                Map.entry("absent", ABSENT),
                Map.entry("twice", TWICE),
                Map.entry("a number", "-12"),
                Map.entry("a number beyond all bounds", "1e99999"),
                Map.entry("a number of 5000 digits", "1".repeat(5000)),
                Map.entry("a string", "\"<&>\\u0000\\u202e ü\""),
                Map.entry("an empty string", "\"\""),
                Map.entry("half a surrogate pair", "\"\\ud800\""),
                Map.entry("true", "true"),
                Map.entry("an empty object", "{}"),
                Map.entry("an object", "{\"\":null,\"a\":{\"b\":[1]}}"),
                Map.entry("an empty list", "[]"),
                Map.entry("a list", "[null,[],{\"type\":1},\"x\",0]"),
                Map.entry("a string of 1 MiB", "\"" + "a".repeat(1 << 20) + "\""),
                Map.entry("a string of 512 KiB", "\"" + "é".repeat(1 << 18) + "\""),
                Map.entry("10000 lists", "[".repeat(10_000) + "]".repeat(10_000)),
                Map.entry("10000 objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                Map.entry("500 lists", "[".repeat(500) + "]".repeat(500)),
                Map.entry("no JSON", "nope"));
    }

    /** Nothing when it is no JSON. */
    static List<Damaged> of(String json) {
        JsonNode whole;
        try {
            whole = SourceVectors.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return List.of();
        }
        if (whole.isMissingNode()) {
            return List.of();
        }
        List<String> pointers = new ArrayList<>();
        collect(whole, "", pointers);
        List<Damaged> all = new ArrayList<>();
        for (String pointer : pointers) {
            replacements()
                    .forEach((what, text) -> all.add(
                            new Damaged("'" + pointer + "' is " + what, () -> write(whole, "", pointer, text))));
        }
        return all;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        pointers.add(pointer);
        node.properties().forEach(member -> collect(member.getValue(), pointer + "/" + member.getKey(), pointers));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, pointers);
            }
        }
    }

    /** The text of a node, with one value within replaced. */
    private static String write(JsonNode node, String at, String pointer, String text) {
        if (at.equals(pointer)) {
            return text.equals(ABSENT) ? "" : text.equals(TWICE) ? node.toString() : text;
        }
        if (!node.isContainerNode() || !pointer.startsWith(at)) {
            return node.toString();
        }
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String below = at + "/" + member.getKey();
                String name = SourceVectors.JSON.valueToTree(member.getKey()) + ":";
                boolean here = below.equals(pointer);
                if (here && text.equals(TWICE)) {
                    parts.add(name + "[\"first\"]");
                }
                if (!here || !text.equals(ABSENT)) {
                    parts.add(name + write(member.getValue(), below, pointer, text));
                }
                if (here && text.equals(TWICE)) {
                    parts.add(name + "7");
                }
            });
            return "{" + String.join(",", parts) + "}";
        }
        int index = 0;
        for (Iterator<JsonNode> items = node.elements(); items.hasNext(); index++) {
            String below = at + "/" + index;
            JsonNode item = items.next();
            if (!below.equals(pointer) || !text.equals(ABSENT)) {
                parts.add(write(item, below, pointer, text));
            }
            if (below.equals(pointer) && text.equals(TWICE)) {
                parts.add(item.toString());
            }
        }
        return "[" + String.join(",", parts) + "]";
    }
}
