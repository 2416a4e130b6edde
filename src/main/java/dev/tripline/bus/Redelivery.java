package dev.tripline.bus;

import java.time.Duration;

/** Goes with a negative acknowledgement: when the message shall come again. */
public record Redelivery(Duration delay) {
    public static final Redelivery SOON = new Redelivery(Duration.ofSeconds(1));
}
