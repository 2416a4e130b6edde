package dev.tripline.bus.channel;

import io.nats.client.api.PublishAck;
import java.util.function.Consumer;

/** Rides as metadata on an outgoing message whose sender wants the bus's own words about it. */
public record OnStored(Consumer<PublishAck> callback) {}
