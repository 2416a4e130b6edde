package dev.tripline.source.calendar.kept;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** An emitter whose memory is another one. */
public record Remembering(Emitter emitter, Memory memory) implements Emitter {
    @Override
    public Origin origin() {
        return emitter.origin();
    }

    @Override
    public Uni<Optional<Receipt>> emit(Payload payload) {
        return emitter.emit(payload);
    }

    @Override
    public Aftermath aftermath() {
        return emitter.aftermath();
    }

    @Override
    public Optional<Instant> standingBySince() {
        return emitter.standingBySince();
    }

    @Override
    public String serviceAccount() {
        return emitter.serviceAccount();
    }

    @Override
    public void failed(Throwable cause) {
        emitter.failed(cause);
    }
}
