package dev.tripline.trigger.argoworkflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.trigger.cluster.Stopped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a workflow that waits for somebody to resume it looks like, and what it looks like afterwards. Pure. */
final class Suspended {
    private Suspended() {}

    /** Whether the object holds its nodes itself, neither compressed nor kept in a database. */
    static boolean isWhole(ObjectNode workflow) {
        JsonNode status = workflow.path("status");
        return status.path("compressedNodes").asText("").isEmpty()
                && status.path("offloadNodeStatusVersion").asText("").isEmpty();
    }

    /**
     * Lets it go on: its suspension is gone, and the nodes that suspend it have succeeded.
     *
     * @return false when it was not suspended
     * @throws Stopped when a node waits for a value that has no default
     */
    static boolean resume(ObjectNode workflow, Instant now) throws Stopped {
        boolean changed = false;
        if (workflow.path("spec") instanceof ObjectNode spec
                && spec.path("suspend").asBoolean()) {
            spec.remove("suspend");
            changed = true;
        }
        for (JsonNode node : workflow.path("status").path("nodes")) {
            boolean waits = node.path("type").asText().equals("Suspend")
                    && node.path("phase").asText().equals("Running");
            if (waits && node instanceof ObjectNode suspended) {
                outputs(suspended);
                suspended.put("phase", "Succeeded");
                suspended.put("finishedAt", now.truncatedTo(ChronoUnit.SECONDS).toString());
                changed = true;
            }
        }
        return changed;
    }

    private static void outputs(ObjectNode node) throws Stopped {
        for (JsonNode output : node.path("outputs").path("parameters")) {
            JsonNode from = output.path("valueFrom");
            if (output instanceof ObjectNode parameter && from.has("supplied")) {
                if (!from.has("default")) {
                    throw Stopped.rejected("raw output parameter '"
                            + output.path("name").asText() + "' has not been set and does not have a default value");
                }
                parameter.set("value", from.get("default"));
                parameter.remove("valueFrom");
            }
        }
    }
}
