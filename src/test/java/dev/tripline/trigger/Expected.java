package dev.tripline.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a recorded case expects of a text or of a failure. */
public final class Expected {
    private static final Set<String> OF_TEXT =
            Set.of("error", "text", "value", "type", "json", "valueAsJson", "jsonPath", "textContains", "errorMessage");

    private Expected() {}

    /** The words that must occur: one text or a list of texts. */
    public static List<String> words(JsonNode expect, String key) {
        List<String> words = new ArrayList<>();
        JsonNode node = expect.path(key);
        if (node.isTextual()) {
            words.add(node.asText());
        } else {
            node.forEach(word -> words.add(word.asText()));
        }
        return words;
    }

    /** All the words of an expectation occur. */
    public static void contains(String text, JsonNode expect, String key) {
        words(expect, key).forEach(word -> assertThat(text).contains(word));
    }

    /** Holds a text against everything that is expected of it; an expectation that nobody knows is a failure. */
    public static void text(String text, JsonNode expect) {
        expect.fieldNames().forEachRemaining(key -> {
            if (!OF_TEXT.contains(key)) {
                fail("unknown expectation " + key);
            }
        });
        for (String exact : List.of("text", "value")) {
            if (expect.has(exact)) {
                assertThat(text).isEqualTo(expect.get(exact).asText());
            }
        }
        for (String json : List.of("json", "valueAsJson")) {
            if (expect.has(json)) {
                assertThat(Samples.json(text)).isEqualTo(expect.get(json));
            }
        }
        contains(text, expect, "textContains");
        expect.path("jsonPath")
                .properties()
                .forEach(entry ->
                        assertThat(at(Samples.json(text), entry.getKey())).isEqualTo(entry.getValue()));
    }

    private static JsonNode at(JsonNode json, String dotted) {
        return json.at("/" + dotted.replace('.', '/'));
    }
}
