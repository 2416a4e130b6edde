package dev.tripline.trigger;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.text.NodeJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts {@link Rendered#summary} together: members in the order in which they are put, nothing that is empty, secrets by name,
 * long texts cut off. Not thread-safe.
 */
public final class Summary {
    /** Bytes of a text that are shown. */
    public static final int LONGEST_TEXT = 4096;

    /** Characters of JSON that are shown as JSON; more is shown as a text that is cut off. */
    private static final int LONGEST_JSON = 64 * 1024;

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Left out when empty, cut off when long. */
    public Summary text(String name, String text) {
        if (!text.isEmpty()) {
            members.put(name, cut(text));
        }
        return this;
    }

    /** The secret's name and key. */
    public Summary secret(String name, Optional<SecretKeySelector> secret) {
        secret.ifPresent(selector -> members.put(name, shown(selector)));
        return this;
    }

    /** Plain values: a number, a boolean, a list, a map. Empty lists and maps are left out. */
    public Summary value(String name, Object value) {
        boolean empty = value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!empty) {
            members.put(name, value);
        }
        return this;
    }

    /** A document; null is left out. */
    public Summary json(String name, Node node) {
        String json = NodeJson.write(node);
        if (json.length() > LONGEST_JSON) {
            return text(name, json);
        }
        Object plain = NodeJson.plain(node, Summary::number);
        if (plain != null) {
            members.put(name, plain);
        }
        return this;
    }

    /** The text that is sent, also when it is empty, with its size. */
    public Summary payload(String payload) {
        members.put("payload", cut(payload));
        members.put("payloadBytes", payload.getBytes(StandardCharsets.UTF_8).length);
        return this;
    }

    public Map<String, Object> members() {
        return members;
    }

    /** How a secret is called where its value must not be seen. */
    public static String shown(SecretKeySelector secret) {
        return "secret:" + secret.name() + "/" + secret.key();
    }

    private static Number number(BigDecimal value) {
        boolean whole = value.scale() <= 0 && value.precision() - value.scale() <= 18;
        return whole ? (Number) value.longValueExact() : value;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT / 3) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
