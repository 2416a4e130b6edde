package dev.tripline.source;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import io.smallrye.mutiny.Uni;
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

    /** The listener lost its upstream and ended itself: the host closes it and starts it again with a back-off. */
    void failed(Throwable cause);
}
