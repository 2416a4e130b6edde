package dev.tripline.source.prometheus;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a process stands on and leaves behind: the bus, which knows ids that it saw, and the memory. After a number of steps it gives way, right
 * before or right after the step has its effect, and the process never learns of it.
 */
final class Ground implements Emitter {
    /** By id, each once. */
    final List<Payload> stored = new ArrayList<>();

    final List<String> offered = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    Optional<String> kept = Optional.empty();
    Optional<Throwable> busTrouble = Optional.empty();
    Optional<Throwable> memoryTrouble = Optional.empty();
    private int steps = Integer.MAX_VALUE;
    private boolean withEffect;
    private boolean gone;

    /**
     * @param effect whether the last step still has its effect
     */
    void giveWayAfter(int more, boolean effect) {
        steps = more;
        withEffect = effect;
    }

    boolean isGone() {
        return gone;
    }

    /** For the next process. */
    void restore() {
        gone = false;
        steps = Integer.MAX_VALUE;
    }

    private <T> Uni<T> step(Optional<Throwable> trouble, Supplier<T> effect) {
        return Uni.createFrom().deferred(() -> {
            if (trouble.isPresent()) {
                return Uni.createFrom().failure(trouble.get());
            }
            if (gone || steps-- == 0) {
                if (!gone && withEffect) {
                    effect.get();
                }
                gone = true;
                return Uni.createFrom().failure(new IOException("the process is gone"));
            }
            return Uni.createFrom().item(effect);
        });
    }

    @Override
    public Origin origin() {
        return new Origin("metrics", "ev");
    }

    @Override
    public Uni<Optional<Receipt>> emit(Payload payload) {
        String id = payload.providerId().orElseThrow();
        offered.add(id);
        return step(busTrouble, () -> {
            boolean known = ids().contains(id);
            if (!known) {
                stored.add(payload);
            }
            return Optional.of(new Receipt(id, stored.size(), known));
        });
    }

    List<String> ids() {
        return stored.stream().map(one -> one.providerId().orElseThrow()).toList();
    }

    @Override
    public Memory memory() {
        return new Memory() {
            @Override
            public Uni<Optional<String>> recall() {
                return step(memoryTrouble, () -> kept);
            }

            @Override
            public Uni<Void> keep(String text) {
                return step(memoryTrouble, () -> {
                            kept = Optional.of(text);
                            return text;
                        })
                        .replaceWithVoid();
            }
        };
    }

    @Override
    public void failed(Throwable cause) {
        failures.add(cause);
    }
}
