package dev.tripline.runtime.flow;

import dev.tripline.bus.Bus;
import io.micrometer.core.instrument.MeterRegistry;

/** Telemetry without CDI, for tests of other rooms. */
public final class TelemetryByHand {
    private TelemetryByHand() {}

    public static Telemetry of(MeterRegistry registry, Bus bus) {
        return new Telemetry(registry, bus);
    }
}
