package dev.tripline.bus.read;

import java.time.Instant;

/**
 * A message as it lies in a stream.
 *
 * @param storedAt by the server's clock
 * @param body not a copy; treat as read-only
 */
public record Entry(long sequence, Instant storedAt, String subject, byte[] body) {}
