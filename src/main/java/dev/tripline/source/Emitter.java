package dev.tripline.source;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** What the host gives to a listener. Thread-safe. */
public interface Emitter {
    /**
     * What a listener remembers beyond the end of its process: one text for each event of an event source, which all replicas share;
     * the last word stays. Never blocks. Thread-safe.
     */
    interface Memory {
        /** Where nothing lasts. */
        Memory NONE = new Memory() {
            @Override
            public Uni<Optional<String>> recall() {
                return Uni.createFrom().item(Optional.empty());
            }

            @Override
            public Uni<Void> keep(String text) {
                return Uni.createFrom().voidItem();
            }
        };

        /** What was kept last; fails as its keeper fails. */
        Uni<Optional<String>> recall();

        /** Completes when it is stored; fails as its keeper fails. */
        Uni<Void> keep(String text);
    }

    /**
     * What became of what a listener handed over, and a word about what it did not: all replicas share it, and people look at it. Never
     * blocks. Thread-safe.
     */
    interface Aftermath {
        /** Where nothing is known. */
        Aftermath NONE = new Aftermath() {
            @Override
            public Uni<Optional<String>> underWay(String besides) {
                return Uni.createFrom().item(Optional.empty());
            }

            @Override
            public Uni<Void> missed(String providerId, String reason) {
                return Uni.createFrom().voidItem();
            }
        };

        /**
         * The id of the newest stored event of this listener's, while what it began is not over: it is not decided yet, or an action
         * of its decision is neither done nor given up. Empty when all is over, when nothing is known of it (any more), and
         * when it is the very occurrence that is asked for. Fails as its keeper fails.
         *
         * @param besides the provider's id of the occurrence that would come next
         */
        Uni<Optional<String>> underWay(String besides);

        /** Puts on record that an occurrence is left out for good. Completes when it is stored; fails as its keeper fails. */
        Uni<Void> missed(String providerId, String reason);
    }

    /** Which event of which event source this listener serves. */
    Origin origin();

    /**
     * Hands a payload over. Completes after the bus has stored it, or without a receipt when the event's filter does not let
     * it through: upstream is done with it either way. Fails when the bus refuses it or does not answer in time, and then
     * nothing may be acknowledged upstream.
     */
    Uni<Optional<Receipt>> emit(Payload payload);

    /** What this event's listeners remember beyond the end of their process. */
    default Memory memory() {
        return Memory.NONE;
    }

    /** What became of the events of this listener. */
    default Aftermath aftermath() {
        return Aftermath.NONE;
    }

    /**
     * Since when this process has been ready to serve this event, where replicas take turns: what another one has left to do since then is
     * this one's to do. Empty where nobody else serves it.
     */
    default Optional<Instant> standingBySince() {
        return Optional.empty();
    }

    /**
     * The service account of the event source, with whose rights a listener acts in the cluster; empty for the namespace's default one.
     */
    default String serviceAccount() {
        return "";
    }

    /** The listener lost its upstream and ended itself: the host closes it and starts it again with a back-off. */
    void failed(Throwable cause);
}
