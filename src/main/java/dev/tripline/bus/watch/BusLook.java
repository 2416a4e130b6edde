package dev.tripline.bus.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One look at the bus. The consumers are asked after the streams: what they have done may be newer, never older.
 *
 * @param streams by name; those that the server does not have are missing
 * @param decider who decides about events
 * @param actor who takes up actions
 * @param oldestUndecided when the oldest event that is not decided was stored; empty when all are decided
 */
public record BusLook(
        Map<String, StreamLook> streams,
        Optional<ConsumerLook> decider,
        Optional<ConsumerLook> actor,
        Optional<Instant> oldestUndecided) {
    public Optional<StreamLook> stream(String name) {
        return Optional.ofNullable(streams.get(name));
    }
}
