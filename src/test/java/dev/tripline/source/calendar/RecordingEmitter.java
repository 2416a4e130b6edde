package dev.tripline.source.calendar;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
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
    public void failed(Throwable cause) {
        throw new AssertionError("a calendar has no upstream to lose", cause);
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
