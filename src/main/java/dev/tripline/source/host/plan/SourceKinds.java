package dev.tripline.source.host.plan;

import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.source.KnownSource;
import dev.tripline.source.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The kinds of event sources in this house, by their key. Found by CDI; there is no list to keep. Immutable. */
@ApplicationScoped
public class SourceKinds {
    private final Map<String, SourceKind<?>> byKey = new TreeMap<>();

    @Inject
    public SourceKinds(@Any Instance<SourceKind<?>> kinds) {
        this(kinds.stream());
    }

    /** Kinds by hand. */
    public SourceKinds(List<SourceKind<?>> kinds) {
        this(kinds.stream());
    }

    private SourceKinds(Stream<SourceKind<?>> kinds) {
        kinds.forEach(kind -> {
            if (byKey.put(kind.key(), kind) != null) {
                throw new IllegalStateException("two kinds of event sources have the key " + kind.key());
            }
        });
    }

    public Optional<SourceKind<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** In the alphabetical order of their keys. */
    public List<SourceKind<?>> all() {
        return List.copyOf(byKey.values());
    }

    /** The keys of the kinds that are served, in alphabetical order. */
    public List<String> served() {
        return byKey.entrySet().stream()
                .filter(kind -> !(kind.getValue() instanceof KnownSource))
                .map(Map.Entry::getKey)
                .toList();
    }

    String suggestion(String key) {
        Set<String> all = new HashSet<>(byKey.keySet());
        all.addAll(EventSourceSpec.KEYS);
        return DidYouMean.suffix(key, all);
    }
}
