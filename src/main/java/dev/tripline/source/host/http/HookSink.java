package dev.tripline.source.host.http;

import dev.tripline.event.Receipt;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where a route's payloads go, and who hears of refusals. Thread-safe; called on event loops. */
public interface HookSink {
    /** Why a request was refused. */
    enum Refusal {
        AUTH,
        TOO_LARGE,
        ENCODING,
        TIMEOUT,
        INVALID,
        ERROR,
        BUS
    }

    /** Completes after the bus has stored it, without a receipt when a filter dropped it; fails when it is not stored. */
    Uni<Optional<Receipt>> emit(Payload payload);

    /** Told once for each good request that holds no event to store. */
    void ignored();

    /** Told once for each refused request. {@code detail} holds nothing that the caller sent. */
    void refused(Refusal reason, String detail);
}
