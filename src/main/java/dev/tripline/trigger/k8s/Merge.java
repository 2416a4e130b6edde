package dev.tripline.trigger.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an update lays an object over the one that is there (sensor specification 6, row k8s). Pure. */
final class Merge {
    private Merge() {}

    /** Objects are merged member by member, all else is replaced; what is empty replaces nothing. */
    static ObjectNode over(ObjectNode live, ObjectNode wanted) {
        ObjectNode merged = live.deepCopy();
        wanted.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (isEmpty(value)) {
                return;
            }
            boolean both = value instanceof ObjectNode && merged.get(member.getKey()) instanceof ObjectNode;
            merged.set(
                    member.getKey(), both ? over((ObjectNode) merged.get(member.getKey()), (ObjectNode) value) : value);
        });
        return merged;
    }

    /** What Go calls the zero value of its type. */
    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty()
                || value.isBoolean() && !value.asBoolean()
                || value.isNumber() && value.decimalValue().signum() == 0;
    }
}
