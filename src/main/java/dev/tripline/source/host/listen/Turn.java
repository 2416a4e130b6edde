package dev.tripline.source.host.listen;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** What one start of a listener speaks to. A turn that is over cannot emit, nor end its successor; one without the lease can do neither. */
final class Turn implements Emitter {
    /** Why a turn ended that did not fail. */
    static final Throwable OVER = new Throwable("the turn is over", null, false, false) {
        private static final long serialVersionUID = 1L;
    };

    private final Origin origin;
    private final Function<Payload, Uni<Optional<Receipt>>> door;
    private final Shared shared;
    private final BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
    private volatile boolean open = true;

    Turn(Origin origin, Function<Payload, Uni<Optional<Receipt>>> door, Shared shared) {
        this.origin = origin;
        this.door = door;
        this.shared = shared;
    }

    /** Waits for the end, and says why it came: {@link #OVER}, or how the listener failed. */
    Throwable end() throws InterruptedException {
        return ends.take();
    }

    /** Nothing is handed over from now on. */
    void close() {
        open = false;
        ends.add(OVER);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Uni<Optional<Receipt>> emit(Payload payload) {
        return open && shared.lease().isHeld() ? door.apply(payload) : notOurs();
    }

    private <T> Uni<T> notOurs() {
        String why = open ? " is another replica's to serve now" : " is closed";
        return Uni.createFrom().failure(new IllegalStateException(origin + why));
    }

    /** A listener that ends still keeps what it did; one whose lease is lost does not overwrite what the next one keeps. */
    @Override
    public Memory memory() {
        return new Memory() {
            @Override
            public Uni<Optional<String>> recall() {
                return shared.memory().recall();
            }

            @Override
            public Uni<Void> keep(String text) {
                return shared.lease().isHeld() ? shared.memory().keep(text) : notOurs();
            }
        };
    }

    @Override
    public Aftermath aftermath() {
        return shared.aftermath();
    }

    @Override
    public Optional<Instant> standingBySince() {
        return shared.lease().isShared() ? Optional.of(shared.since()) : Optional.empty();
    }

    @Override
    public String serviceAccount() {
        return shared.account();
    }

    @Override
    public void failed(Throwable cause) {
        if (open) {
            open = false;
            ends.add(cause);
        }
    }
}
