package dev.tripline.runtime.flow;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Several things at the same time. */
final class Unis {
    private Unis() {}

    /** Completes when all have; when some fail, after the others have ended. */
    static Uni<Void> all(List<Uni<Void>> parts) {
        return switch (parts.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> parts.getFirst();
            default -> Uni.join().all(parts).andCollectFailures().replaceWithVoid();
        };
    }
}
