package dev.tripline.console.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.text.NodeJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Whether a value is at least what is expected: of an object the members that are named, of a list all items in order, of
 * anything else the same value. {@code null} wants a member to be missing or null. Where an object or a list is wanted, text that
 * is JSON counts as what it says.
 */
final class Subset {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Mismatch> mismatches;

    Subset(List<Mismatch> mismatches) {
        this.mismatches = mismatches;
    }

    static JsonNode json(Node node) {
        try {
            return JSON.readTree(NodeJson.write(node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void compare(String what, Node wanted, JsonNode actual) {
        switch (wanted) {
            case Node.Obj object -> members(what, object, parsed(actual));
            case Node.Seq list -> items(what, list, parsed(actual));
            case Node.Nothing nothing -> {
                if (!actual.isNull() && !actual.isMissingNode()) {
                    mismatch(what, wanted, actual);
                }
            }
            case Node.Num number -> {
                if (!actual.isNumber() || actual.decimalValue().compareTo(number.value()) != 0) {
                    mismatch(what, wanted, actual);
                }
            }
            default -> {
                if (!json(wanted).equals(actual)) {
                    mismatch(what, wanted, actual);
                }
            }
        }
    }

    /** Payloads are text; where an object is wanted, the text is read as JSON. */
    private static JsonNode parsed(JsonNode actual) {
        if (actual.isTextual()) {
            try {
                return JSON.readTree(actual.asText());
            } catch (IOException e) {
                return actual;
            }
        }
        return actual;
    }

    private void members(String what, Node.Obj wanted, JsonNode actual) {
        if (!actual.isObject()) {
            mismatch(what, wanted, actual);
            return;
        }
        for (Map.Entry<String, Node> member : wanted.members().entrySet()) {
            compare(what + "." + member.getKey(), member.getValue(), actual.path(member.getKey()));
        }
    }

    private void items(String what, Node.Seq wanted, JsonNode actual) {
        if (!actual.isArray() || actual.size() != wanted.items().size()) {
            mismatch(what, wanted, actual);
            return;
        }
        for (int i = 0; i < wanted.items().size(); i++) {
            compare(what + "[" + i + "]", wanted.items().get(i), actual.get(i));
        }
    }

    private void mismatch(String what, Node wanted, JsonNode actual) {
        String got = actual.isMissingNode() ? "nothing" : actual.toString();
        mismatches.add(new Mismatch(what, json(wanted).toString(), got, wanted.at()));
    }
}
