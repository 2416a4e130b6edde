package dev.tripline.runtime.act.restraint;

/** What is to become of an action that is about to be attempted. Closed: a switch over it needs no default. */
public sealed interface Ruling {
    /** It may be attempted. */
    record Go() implements Ruling {}

    /** It is called off, and over. */
    record Off(String cause) implements Ruling {}

    /** It cannot be said; it is given up, and people hear of it. */
    record GiveUp(String cause) implements Ruling {}
}
