package dev.tripline.trigger.host;

import dev.tripline.trigger.host.gate.Circuit;

/**
 * What stands before the attempts of one trigger: so many at a time, a short queue, and a circuit breaker. Thread-safe.
 */
public final class Gate {
    static final int PLACES = 10;
    static final int QUEUE = 256;

    private final Bulkhead bulkhead = new Bulkhead(PLACES);
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
