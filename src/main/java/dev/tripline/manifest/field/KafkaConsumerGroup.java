package dev.tripline.manifest.field;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A group of Kafka consumers.
 *
 * @param oldest begin with the oldest message there is, instead of the next
 * @param rebalanceStrategy sticky, roundrobin, or range when empty
 */
@RegisterForReflection
public record KafkaConsumerGroup(String groupName, boolean oldest, String rebalanceStrategy) {}
