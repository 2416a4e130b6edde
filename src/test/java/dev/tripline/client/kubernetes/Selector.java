package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors, as far as clients send them. */
final class Selector {
    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
    private static final Pattern EQUAL = Pattern.compile("\\s*([^!=\\s]+)\\s*(==|=|!=)\\s*(\\S*)\\s*");

    private Selector() {}

    static Predicate<JsonNode> of(String labels, String fields) {
        Predicate<JsonNode> all = object -> true;
        for (String term : terms(labels)) {
            all = all.and(object -> label(term, object.path("metadata").path("labels")));
        }
        for (String term : terms(fields)) {
            all = all.and(object -> field(term, object));
        }
        return all;
    }

    /** At commas that are not between brackets. */
    private static List<String> terms(String text) {
        return Arrays.stream(text.split(",(?![^(]*\\))", -1))
                .filter(term -> !term.isBlank())
                .toList();
    }

    private static boolean label(String term, JsonNode labels) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            JsonNode value = labels.path(set.group(1));
            boolean in = Arrays.stream(set.group(3).split(",", -1))
                    .map(String::trim)
                    .anyMatch(one -> value.isTextual() && one.equals(value.asText()));
            return set.group(2).equals("in") == in;
        }
        Matcher equal = EQUAL.matcher(term);
        if (equal.matches()) {
            JsonNode value = labels.path(equal.group(1));
            boolean same = value.isTextual() && value.asText().equals(equal.group(3));
            return equal.group(2).equals("!=") != same;
        }
        String key = term.trim();
        return key.startsWith("!")
                ? labels.path(key.substring(1)).isMissingNode()
                : !labels.path(key).isMissingNode();
    }

    private static boolean field(String term, JsonNode object) {
        Matcher equal = EQUAL.matcher(term);
        if (!equal.matches()) {
            return false;
        }
        JsonNode value = object.at("/" + equal.group(1).replace('.', '/'));
        return equal.group(2).equals("!=") != value.asText().equals(equal.group(3));
    }
}
