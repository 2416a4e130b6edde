package dev.tripline.manifest.field;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A group of Kafka consumers. */
@RegisterForReflection
@Means("A group of Kafka consumers.")
public record KafkaConsumerGroup(
        @Means("the name of the group") String groupName,

        @Means("a new group begins with the oldest message there is, instead of the next")
        boolean oldest,

        @Means(value = "how partitions are shared out: sticky, roundrobin or range", otherwise = "range")
        String rebalanceStrategy) {}
