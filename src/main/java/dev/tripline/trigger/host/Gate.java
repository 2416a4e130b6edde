package dev.tripline.trigger.host;

import dev.tripline.trigger.host.gate.Circuit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before the attempts of one trigger: so many at a time, a short queue, and a circuit breaker. Thread-safe.
 */
public final class Gate {
    static final int PLACES = 64;

    private final AtomicInteger crowd;
    private final AtomicInteger reserved = new AtomicInteger();
    private final Bulkhead bulkhead;
    private final Circuit circuit;
    private final TriggerMeters meters;

    /**
     * @param crowd counts those who wait before all gates
     */
    Gate(Circuit circuit, TriggerMeters meters, AtomicInteger crowd) {
        this.crowd = crowd;
        this.bulkhead = new Bulkhead(PLACES, crowd);
        this.circuit = circuit;
        this.meters = meters;
        meters.circuit(circuit);
    }

    /** True when an action that just came may be attempted soon; otherwise it has to wait elsewhere. */
    public boolean isWide() {
        return circuit.isClosed() && bulkhead.waiting() < longestQueue(crowd.get());
    }

    /** The more wait before all gates together, the fewer may wait before one: those who share the memory are many. */
    static int longestQueue(int crowd) {
        return crowd < 1024 ? 1024 : crowd < 2048 ? 256 : crowd < 3072 ? 32 : 0;
    }

    /** Takes one of so many reservations that there may be at a time; false when all are taken. */
    public boolean reserve(int most) {
        return reserved.getAndUpdate(now -> Math.min(now + 1, most)) < most;
    }

    public void release() {
        reserved.decrementAndGet();
    }

    public Circuit circuit() {
        return circuit;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }

    TriggerMeters meters() {
        return meters;
    }
}
