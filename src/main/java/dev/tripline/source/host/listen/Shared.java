package dev.tripline.source.host.listen;

import dev.tripline.source.Emitter.Aftermath;
import dev.tripline.source.Emitter.Memory;
import java.time.Instant;

/**
 * What a listener has in common with those that serve the same event in other replicas.
 *
 * @param lease {@link Lease#OWN} where all may serve at the same time
 * @param account the service account of the event source; empty for the namespace's default one
 * @param since when this process began to be ready for the event
 */
public record Shared(Memory memory, Aftermath aftermath, Lease lease, String account, Instant since) {}
