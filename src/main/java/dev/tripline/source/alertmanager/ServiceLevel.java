package dev.tripline.source.alertmanager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert's labels say about a service level objective, under names that do not depend on the tool that wrote the rule: Sloth
 * ({@code sloth_…}), Pyrra ({@code slo}, {@code long}, {@code short}, {@code exhaustion}), or rules by hand.
 */
final class ServiceLevel {
    private static final Map<String, String> URGENCIES =
            Map.of("page", "page", "critical", "page", "ticket", "ticket", "warning", "ticket");

    private ServiceLevel() {}

    /** {@code service}, {@code name}, {@code urgency}, {@code window}, {@code exhaustion}: those that are known. */
    static Map<String, String> of(Map<String, String> labels) {
        Map<String, String> known = new LinkedHashMap<>();
        first(labels, "sloth_service", "service").ifPresent(service -> known.put("service", service));
        first(labels, "sloth_slo", "slo").ifPresent(name -> known.put("name", name));
        first(labels, "sloth_severity", "severity")
                .map(severity -> URGENCIES.get(severity.toLowerCase(Locale.ROOT)))
                .ifPresent(urgency -> known.put("urgency", urgency));
        window(labels).ifPresent(window -> known.put("window", window));
        first(labels, "exhaustion").ifPresent(exhaustion -> known.put("exhaustion", exhaustion));
        return known;
    }

    /** The long one of a pair; the short one only says how soon the alert ends. */
    private static Optional<String> window(Map<String, String> labels) {
        Optional<String> pyrra = first(labels, "short").flatMap(beside -> first(labels, "long"));
        return first(labels, "sloth_window", "long_window").or(() -> pyrra);
    }

    private static Optional<String> first(Map<String, String> labels, String... names) {
        return List.of(names).stream()
                .map(name -> labels.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
