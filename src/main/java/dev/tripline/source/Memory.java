package dev.tripline.source;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * What a listener remembers beyond the end of its process: one text for each event of an event source, which all replicas share;
 * the last word stays. Never blocks. Thread-safe.
 */
public interface Memory {
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
