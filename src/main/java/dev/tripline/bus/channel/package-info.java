/**
 * Reactive channels on the bus: the connector that SmallRye Reactive Messaging finds by its name. Enters: publications and
 * their acknowledgements; leaves: deliveries of durable consumers. Knows JetStream's consumers, not what the bytes mean.
 */
@NullMarked
package dev.tripline.bus.channel;

import org.jspecify.annotations.NullMarked;
