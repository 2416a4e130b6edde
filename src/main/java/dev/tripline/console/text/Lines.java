package dev.tripline.console.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import java.util.StringJoiner;

/** Small pieces of lines. */
final class Lines {
    private static final int SHOWN = 160;

    private Lines() {}

    static String plain(JsonNode node, String field) {
        return Style.plain(node.path(field).asText());
    }

    /** For lists, where a line shall stay a line; ids are never cut. */
    static String brief(JsonNode node, String field) {
        String text = plain(node, field);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    static String names(JsonNode list) {
        StringJoiner names = new StringJoiner(", ");
        list.forEach(name -> names.add(Style.plain(name.asText())));
        return names.length() == 0 ? "nothing" : names.toString();
    }

    /** {@code a = ID, b = ID}. */
    static String pairs(JsonNode object) {
        StringJoiner pairs = new StringJoiner(", ");
        object.properties()
                .forEach(one -> pairs.add(Style.plain(one.getKey()) + " = "
                        + Style.plain(one.getValue().asText())));
        return pairs.length() == 0 ? "nothing" : pairs.toString();
    }

    /** A word of the API with its symbol and colour. */
    static String marked(Style style, String word) {
        return switch (word) {
            case "fired", "done", "finished", "passed" -> style.good("✓ " + word);
            case "waiting" -> style.warn("◌ " + word);
            case "again" -> style.warn("▲ " + word);
            case "unmatched", "cancelled" -> style.dim("· " + word);
            default -> style.bad("✗ " + Style.plain(word));
        };
    }
}
