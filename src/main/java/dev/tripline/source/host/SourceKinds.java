package dev.tripline.source.host;

import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.source.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of event sources in this house, by their key. Found by CDI; there is no list to keep. Immutable. */
@ApplicationScoped
public class SourceKinds {
    /** What Argo Events has (source specification 0.2), to tell a mistyped kind from one that is not here. */
    private static final Set<String> ARGO_KINDS = Set.of(
            ("mns minio calendar file sftp resource webhook amqp kafka mqtt nats sns sqs pubSub gerrit github gitlab hdfs"
                            + " slack storageGrid azureEventsHub azureQueueStorage azureServiceBus stripe emitter redis"
                            + " redisStream nsq pulsar generic bitbucketserver bitbucket")
                    .split(" "));

    /** Keys of a spec that are no kinds; outside of a cluster only the bus's name has a meaning. */
    private static final Set<String> OTHER_KEYS = Set.of("eventBusName", "replicas", "template", "service");

    private final Map<String, SourceKind<?>> byKey = new HashMap<>();

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

    /** The keys of the kinds that are served. */
    public Set<String> served() {
        return Set.copyOf(byKey.keySet());
    }

    boolean isKind(String specKey) {
        return !OTHER_KEYS.contains(specKey);
    }

    boolean isKnown(String key) {
        return ARGO_KINDS.contains(key);
    }

    String suggestion(String key) {
        Set<String> all = new HashSet<>(ARGO_KINDS);
        all.addAll(byKey.keySet());
        all.addAll(OTHER_KEYS);
        return DidYouMean.suffix(key, all);
    }
}
