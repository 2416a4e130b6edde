package dev.tripline.bus.lane;

import dev.tripline.bus.Bus;

/** Lanes without CDI, for tests of other rooms. */
public final class LaneBusByHand {
    private LaneBusByHand() {}

    public static LaneBus of(Bus bus) {
        return new LaneBus(bus);
    }
}
