package dev.tripline.runtime.decide;

import dev.tripline.bus.BusException;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Several things at the same time. */
final class Unis {
    private Unis() {}

    /**
     * Completes when all have; when some fail, after the others have ended, with one of the failures: a mistake of ours before
     * what the bus refuses. Callers look at the kind of the failure, which a collection of them would hide.
     */
    static Uni<Void> all(List<Uni<Void>> parts) {
        return switch (parts.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> parts.getFirst();
            default ->
                Uni.join()
                        .all(parts)
                        .andCollectFailures()
                        .onFailure(CompositeException.class)
                        .transform(failures -> worst((CompositeException) failures))
                        .replaceWithVoid();
        };
    }

    private static Throwable worst(CompositeException failures) {
        return failures.getCauses().stream()
                .filter(failure -> !(failure instanceof BusException))
                .findFirst()
                .orElseGet(() -> failures.getCauses().getFirst());
    }
}
