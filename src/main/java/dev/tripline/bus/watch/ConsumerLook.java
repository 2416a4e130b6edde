package dev.tripline.bus.watch;

/**
 * A durable consumer as the server describes it.
 *
 * @param acknowledged everything up to this sequence of the stream is done
 * @param delivered the newest sequence that was ever delivered
 * @param deliveries how many deliveries there were, repetitions included
 * @param waiting messages that were never delivered
 * @param inHand messages that are delivered and not acknowledged
 */
public record ConsumerLook(long acknowledged, long delivered, long deliveries, long waiting, long inHand) {
    /** What is not done yet. */
    public long lag() {
        return waiting + inHand;
    }
}
