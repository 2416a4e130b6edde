package dev.tripline.source.calendar;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A bus in memory: keeps what it stores, and answers as the test tells it. */
final class RecordingEmitter implements Emitter {
    final List<Payload> offered = new ArrayList<>();
    Function<Payload, Uni<Receipt>> answer = payload -> Uni.createFrom().item(receipt(payload));

    final List<Throwable> failures = new ArrayList<>();
    Optional<String> kept = Optional.empty();
    Optional<Throwable> keeper = Optional.empty();

    /** What is under way, for the slot that would come next. */
    Function<String, Uni<Optional<String>>> underWay = slot -> Uni.createFrom().item(Optional.empty());

    String account = "";
    final List<String> leftOut = new ArrayList<>();

    static Receipt receipt(Payload payload) {
        return new Receipt("calendar:tick:" + payload.providerId().orElseThrow(), 1, false);
    }

    @Override
    public Origin origin() {
        return new Origin("calendar", "tick");
    }

    @Override
    public Uni<Optional<Receipt>> emit(Payload payload) {
        offered.add(payload);
        return answer.apply(payload).map(Optional::of);
    }

    @Override
    public String serviceAccount() {
        return account;
    }

    @Override
    public void failed(Throwable cause) {
        failures.add(cause);
    }

    @Override
    public Memory memory() {
        return new Memory() {
            @Override
            public Uni<Optional<String>> recall() {
                return keeper.isPresent()
                        ? Uni.createFrom().failure(keeper.get())
                        : Uni.createFrom().item(kept);
            }

            @Override
            public Uni<Void> keep(String text) {
                if (keeper.isPresent()) {
                    return Uni.createFrom().failure(keeper.get());
                }
                kept = Optional.of(text);
                return Uni.createFrom().voidItem();
            }
        };
    }

    @Override
    public Aftermath aftermath() {
        return new Aftermath() {
            @Override
            public Uni<Optional<String>> underWay(String besides) {
                return underWay.apply(besides);
            }

            @Override
            public Uni<Void> missed(String providerId, String reason) {
                leftOut.add(providerId + " " + reason);
                return Uni.createFrom().voidItem();
            }
        };
    }

    /** The slots offered since the last call. */
    List<String> slots() {
        List<String> slots = offered.stream()
                .map(payload -> payload.providerId().orElseThrow())
                .toList();
        offered.clear();
        return slots;
    }
}
