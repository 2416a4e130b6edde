package dev.tripline.source.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a provider says in an answer that is a refusal: the messages in its JSON, or its text unless that is a page, short and without secrets. */
final class Said {
    private static final List<String> MEMBERS = List.of("message", "error", "error_description", "errors");

    private Said() {}

    /** Empty when nothing is said that can be read. */
    static String of(byte[] body, List<String> hidden) {
        Set<String> sentences = new LinkedHashSet<>();
        try {
            JsonNode json = ProviderCalls.JSON.readTree(body);
            MEMBERS.forEach(member -> collect(json.path(member), sentences, 0));
        } catch (IOException e) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return text.startsWith("<") ? "" : Excerpt.of(text, hidden);
        }
        return Excerpt.of(String.join("; ", sentences), hidden);
    }

    private static void collect(JsonNode node, Set<String> sentences, int depth) {
        if (node.isTextual()) {
            sentences.add(node.asText());
        } else if (depth < 4) {
            node.forEach(child -> collect(child, sentences, depth + 1));
        }
    }
}
