package dev.tripline.catalog.kubernetes.status;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The {@code status} section as a plain value: what is there, and what it should become. Pure. */
final class Status {
    private Status() {}

    static Map<String, Object> of(GenericKubernetesResource object) {
        Map<String, Object> status = new LinkedHashMap<>();
        BusShape.section(object.getAdditionalProperties().get("status"))
                .forEach((key, value) -> status.put(String.valueOf(key), value));
        return status;
    }

    /** A condition by its type; empty when there is none. */
    static Map<?, ?> condition(Map<String, Object> status, String type) {
        return conditions(status).getOrDefault(type, Map.of());
    }

    private static Map<String, Map<?, ?>> conditions(Map<String, Object> status) {
        Map<String, Map<?, ?>> byType = new TreeMap<>();
        if (status.get("conditions") instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> condition && condition.get("type") instanceof String type) {
                    byType.put(type, condition);
                }
            }
        }
        return byType;
    }

    /**
     * The same status with these conditions, sorted by type. What others wrote stays; the time of a condition changes only
     * when something else of it does.
     *
     * @param generation which version of the spec this is about
     */
    static Map<String, Object> with(
            Map<String, Object> status,
            List<Finding> findings,
            Optional<Map<String, Object>> config,
            Number generation,
            Instant now) {
        Map<String, Map<?, ?>> conditions = conditions(status);
        for (Finding finding : findings) {
            Map<?, ?> before = conditions.getOrDefault(finding.type(), Map.of());
            if (!says(before, finding)) {
                conditions.put(finding.type(), condition(finding, now));
            }
        }
        Map<String, Object> next = new LinkedHashMap<>(status);
        next.put("conditions", new ArrayList<>(conditions.values()));
        next.put("observedGeneration", generation);
        config.ifPresent(section -> next.put("config", section));
        return next;
    }

    private static boolean says(Map<?, ?> condition, Finding finding) {
        return Objects.equals(condition.get("status"), finding.standing().text())
                && Objects.toString(condition.get("reason"), "").equals(finding.reason())
                && Objects.toString(condition.get("message"), "").equals(finding.message());
    }

    private static Map<String, Object> condition(Finding finding, Instant now) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", finding.type());
        condition.put("status", finding.standing().text());
        condition.put("lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        if (!finding.reason().isEmpty()) {
            condition.put("reason", finding.reason());
        }
        if (!finding.message().isEmpty()) {
            condition.put("message", finding.message());
        }
        return condition;
    }

    /** Whether writing would change something; numbers count by their value. */
    static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return plain(one).equals(plain(other));
    }

    private static Map<String, Object> plain(Map<String, Object> status) {
        Map<String, Object> plain = new LinkedHashMap<>(status);
        plain.computeIfPresent("observedGeneration", (key, value) -> String.valueOf(value));
        return plain;
    }
}
