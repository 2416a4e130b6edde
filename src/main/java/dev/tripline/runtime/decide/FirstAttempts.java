package dev.tripline.runtime.decide;

import dev.tripline.bus.Delivery;
import dev.tripline.runtime.act.AtOnce;
import dev.tripline.runtime.act.WhatNow;
import dev.tripline.runtime.flow.Exit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The attempts that are made between the record of a decision and the acknowledgement of its event. Thread-safe. */
@Singleton
class FirstAttempts {
    private final AtOnce atOnce;

    FirstAttempts(AtOnce atOnce) {
        this.atOnce = atOnce;
    }

    /** Completes when it is worth deciding about more events. */
    CompletableFuture<Void> room() {
        return atOnce.room();
    }

    /** Completes when everything that follows from them is stored; fails as the bus fails. */
    Uni<Void> of(Draft draft, Exit firings) {
        return Unis.all(draft.tickets().stream()
                .map(ticket -> attempt(ticket, draft.delivery(), firings))
                .toList());
    }

    private Uni<Void> attempt(AtOnce.Ticket ticket, Delivery delivery, Exit out) {
        return atOnce.begin(ticket, delivery, out::gather).flatMap(now -> switch (now) {
            case WhatNow.Acknowledge over -> Uni.createFrom().voidItem();
            case WhatNow.ComeBack later -> Draft.send(List.of(ticket.firing()), true, out);
        });
    }
}
