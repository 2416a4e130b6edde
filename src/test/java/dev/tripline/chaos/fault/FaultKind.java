package dev.tripline.chaos.fault;

import java.time.Duration;

/** What can go wrong. */
public enum FaultKind {
    KILL_TRIPLINE(true),
    KILL_ALL_TRIPLINES(true),
    FREEZE_TRIPLINE(false),
    KILL_NATS(true),
    KILL_ALL_NATS(true),
    FREEZE_NATS(false),
    KILL_TARGET(true),
    FREEZE_TARGET(false),
    TARGET_FAILS(false),
    TARGET_SLOW(false),
    TARGET_HANGS(false),
    /** A stream takes nothing more for a while. */
    FULL(false),
    /** A Tripline dies at a named point. */
    POINT(true),
    /** Somebody deletes the durable consumers while no Tripline runs. */
    LOSE_CONSUMERS(true);

    private final boolean kill;

    FaultKind(boolean kill) {
        this.kill = kill;
    }

    /** Does a process die? */
    public boolean isKill() {
        return kill;
    }

    /** For so long after it is mended, its traces may still be seen: acknowledgements that are waited for, connections. */
    Duration aftermath() {
        return Duration.ofSeconds(2);
    }
}
