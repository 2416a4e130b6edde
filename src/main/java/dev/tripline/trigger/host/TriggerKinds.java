package dev.tripline.trigger.host;

import dev.tripline.trigger.TriggerKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All kinds of triggers: those that are served, found by CDI, and those of Argo Events that are only known by name. */
@ApplicationScoped
public class TriggerKinds {
    /** In the order in which Argo Events takes the first one present (sensor specification 1.3). */
    private static final List<String> ARGO = List.of(
            "k8s",
            "argoWorkflow",
            "http",
            "awsLambda",
            "azureEventHubs",
            "azureServiceBus",
            "kafka",
            "pulsar",
            "nats",
            "slack",
            "openWhisk",
            "custom",
            "log",
            "email");

    private final Map<String, TriggerKind<?, ?>> served = new TreeMap<>();

    @Inject
    TriggerKinds(@Any Instance<TriggerKind<?, ?>> kinds) {
        this(kinds.stream());
    }

    TriggerKinds(Stream<TriggerKind<?, ?>> kinds) {
        kinds.forEach(kind -> {
            if (served.putIfAbsent(kind.key(), kind) != null) {
                throw new IllegalStateException("two trigger kinds are called " + kind.key());
            }
        });
    }

    Optional<TriggerKind<?, ?>> served(String key) {
        return Optional.ofNullable(served.get(key));
    }

    /** The keys of the kinds that are served, in alphabetical order. */
    public List<String> servedKeys() {
        return List.copyOf(served.keySet());
    }

    /** Every key that stands for a kind: Argo's in its order, then our own. */
    Set<String> known() {
        Set<String> all = new LinkedHashSet<>(ARGO);
        all.addAll(served.keySet());
        return all;
    }

    /** The kinds among a template's keys; the first one runs. */
    List<String> in(Set<String> keys) {
        return new ArrayList<>(known().stream().filter(keys::contains).toList());
    }
}
