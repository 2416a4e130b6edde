package dev.tripline.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Bus;
import java.time.Clock;

/** The memory without CDI, for tests of other rooms. */
public final class LedgerByHand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerByHand() {}

    public static Ledger ledger(Bus bus) {
        return new Ledger(bus, JSON);
    }

    public static Episodes episodes(Bus bus) {
        return new Episodes(bus);
    }

    public static DeadLetters deadLetters(Bus bus, Clock clock) {
        return new DeadLetters(bus, JSON, clock);
    }
}
