package dev.tripline.runtime.cluster.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/**
 * Whether somebody changed what we made. What others added, and what the API server fills in, is no change; lists are compared as
 * wholes. Amounts count by their value, since the API server writes them in its own way.
 */
final class Difference {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Difference() {}

    /** Whether all that is wanted is there. */
    static boolean holds(Object found, Object wanted) {
        return holds(JSON.valueToTree(found), JSON.<JsonNode>valueToTree(wanted), false);
    }

    private static boolean holds(JsonNode found, JsonNode wanted, boolean amounts) {
        if (wanted.isObject()) {
            for (Map.Entry<String, JsonNode> member : wanted.properties()) {
                boolean below = amounts || isAmount(member.getKey());
                if (!holds(found.path(member.getKey()), member.getValue(), below)) {
                    return false;
                }
            }
            return found.isObject() || wanted.isEmpty();
        }
        if (wanted.isArray()) {
            if (found.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!holds(found.path(i), wanted.path(i), amounts)) {
                    return false;
                }
            }
            return true;
        }
        return found.equals(wanted) || amounts && sameAmount(found.asText(), wanted.asText());
    }

    private static boolean isAmount(String member) {
        return member.equals("limits") || member.equals("requests") || member.equals("sizeLimit");
    }

    private static boolean sameAmount(String one, String other) {
        try {
            return Quantity.getAmountInBytes(new Quantity(one))
                            .compareTo(Quantity.getAmountInBytes(new Quantity(other)))
                    == 0;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }
}
