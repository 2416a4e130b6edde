package dev.tripline.bus;

/** A message as it lies in a stream. */
public record Stored(long sequence, byte[] body) {}
