package dev.tripline.chaos;

import dev.tripline.chaos.fault.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run is.
 *
 * @param app the packaged application or a copy of it
 * @param nodes of nats-server: 1 or 3
 * @param replicas of Tripline
 * @param events accepted at least
 * @param kills of processes at least
 * @param atLeast goes on for so long
 * @param atMost deals no further fault after so long, whatever is missing
 * @param pace webhooks a second, outside of bursts
 * @param deck the faults: dealt in an order that the seed decides, all of them before the first comes again
 */
public record Settings(
        long seed,
        Path app,
        int nodes,
        int replicas,
        int events,
        int kills,
        Duration atLeast,
        Duration atMost,
        int pace,
        List<Wish> deck) {}
