package dev.tripline.trigger.host;

/** How an attempt comes to its place. */
public enum Turn {
    /** Ahead of the others: its event is held on the bus as long as it is not over. */
    AHEAD,
    /** In order. */
    IN_ORDER,
    /** In order, and it may be the attempt that finds out whether a failing target is back. */
    PROBING
}
