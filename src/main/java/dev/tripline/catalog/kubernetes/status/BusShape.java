package dev.tripline.catalog.kubernetes.status;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which section of an EventBus counts (source specification 8.2), and who looks after the object. */
public enum BusShape {
    /** {@code jetstreamExotic}: there already. Its conditions, {@code status.config} and finalizer are ours. */
    EXOTIC,
    /** {@code jetstream}: when we run it, all of its status is ours, else whoever runs it writes that. */
    MANAGED,
    /** {@code nats} or {@code kafka}: Argo Events' matter. We add one condition. */
    FOREIGN;

    private static final List<String> ORDER = List.of("nats", "jetstream", "kafka", "jetstreamExotic");

    static BusShape of(GenericKubernetesResource bus) {
        Map<?, ?> spec = section(bus.getAdditionalProperties().get("spec"));
        return switch (ORDER.stream()
                .filter(key -> spec.get(key) != null)
                .findFirst()
                .orElse("")) {
            case "jetstreamExotic" -> EXOTIC;
            case "jetstream" -> MANAGED;
            default -> FOREIGN;
        };
    }

    /** Whether it asks for a bus that somebody has to run. */
    public static boolean isManaged(GenericKubernetesResource bus) {
        return of(bus) == MANAGED;
    }

    /** What Argo Events' sensors and event sources connect by. Empty where it is not ours to write. */
    static Optional<Map<String, Object>> config(GenericKubernetesResource bus) {
        if (of(bus) != EXOTIC) {
            return Optional.empty();
        }
        Map<?, ?> spec = section(bus.getAdditionalProperties().get("spec"));
        Map<String, Object> jetstream = new LinkedHashMap<>();
        section(spec.get("jetstreamExotic")).forEach((key, value) -> {
            if (value != null) {
                jetstream.put(String.valueOf(key), value);
            }
        });
        return Optional.of(Map.of("jetstream", jetstream));
    }

    static Map<?, ?> section(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
