package dev.tripline.trigger.host;

import dev.tripline.trigger.host.gate.Circuit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before the attempts of one trigger: so many at a time, a short queue, and a circuit breaker. Thread-safe.
 */
public final class Gate {
    static final int PLACES = 64;
    static final int QUEUE = 256;

    private final Bulkhead bulkhead = new Bulkhead(PLACES);
    private final AtomicInteger reserved = new AtomicInteger();
    private final Circuit circuit;
    private final TriggerMeters meters;

    Gate(Circuit circuit, TriggerMeters meters) {
        this.circuit = circuit;
        this.meters = meters;
        meters.circuit(circuit);
    }

    /** True when an action that just came may be attempted soon; otherwise it has to wait elsewhere. */
    public boolean isWide() {
        return circuit.isClosed() && bulkhead.waiting() < QUEUE;
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
