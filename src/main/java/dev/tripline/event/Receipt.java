package dev.tripline.event;

/**
 * The bus's word that an event is stored.
 *
 * @param sequence its place in the stream
 * @param duplicate true when the bus had this id already; nothing new was stored
 */
public record Receipt(String eventId, long sequence, boolean duplicate) {}
