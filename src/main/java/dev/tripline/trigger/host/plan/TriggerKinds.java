package dev.tripline.trigger.host.plan;

import dev.tripline.trigger.TriggerKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All kinds of triggers, those that are only known included. Found by CDI. */
@ApplicationScoped
public class TriggerKinds {
    private final List<TriggerKind<?, ?>> inOrder;

    @Inject
    TriggerKinds(@Any Instance<TriggerKind<?, ?>> kinds) {
        this(kinds.stream());
    }

    public TriggerKinds(Stream<TriggerKind<?, ?>> kinds) {
        inOrder = kinds.sorted(Comparator.<TriggerKind<?, ?>>comparingInt(TriggerKind::precedence)
                        .thenComparing(TriggerKind::key))
                .toList();
        Set<String> keys = new HashSet<>();
        for (TriggerKind<?, ?> kind : inOrder) {
            if (!keys.add(kind.key())) {
                throw new IllegalStateException("two trigger kinds are called " + kind.key());
            }
        }
    }

    /** In the alphabetical order of their keys. */
    public List<TriggerKind<?, ?>> all() {
        return inOrder.stream()
                .sorted(Comparator.<TriggerKind<?, ?>, String>comparing(TriggerKind::key))
                .toList();
    }

    public static boolean isServed(TriggerKind<?, ?> kind) {
        return kind.unserved().isEmpty();
    }

    /** The keys of the kinds that are carried out, in alphabetical order. */
    public List<String> servedKeys() {
        return inOrder.stream()
                .filter(TriggerKinds::isServed)
                .map(TriggerKind::key)
                .sorted()
                .toList();
    }

    /** Every key that stands for a kind. */
    List<String> keys() {
        return inOrder.stream().<String>map(TriggerKind::key).toList();
    }

    /** The kinds among a template's keys; the first one runs. */
    List<TriggerKind<?, ?>> in(Set<String> keys) {
        return inOrder.stream().filter(kind -> keys.contains(kind.key())).toList();
    }
}
