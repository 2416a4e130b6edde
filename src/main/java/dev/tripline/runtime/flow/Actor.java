package dev.tripline.runtime.flow;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.Write;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.runtime.act.ActionLife;
import dev.tripline.runtime.act.Arrival;
import dev.tripline.runtime.act.WhatNow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * From the channel "actions" to the channel "attempts": each fresh action lives its life ({@link ActionLife}), everything that
 * follows is stored, and only then is it acknowledged. What has to wait is moved to its lane, so nothing here waits for a
 * target that fails.
 */
@Singleton
public class Actor {
    private final ActionLife life;
    private final Passage passage;

    Actor(ActionLife life, DeadLetters deadLetters, Telemetry telemetry) {
        this.life = life;
        this.passage = new Passage(Subjects.ACTIONS_STREAM, telemetry::acting, deadLetters);
    }

    @Incoming("actions")
    @Outgoing("attempts")
    Multi<Message<Write.Group>> act(Multi<Message<Delivery.Batch>> actions) {
        // As many as the consumer gives: those of one trigger are bounded by its gate, and do not use up the others'
        // places.
        return passage.each(actions, (delivery, out) -> () -> handle(delivery, out));
    }

    private Uni<Optional<Duration>> handle(Delivery delivery, Exit out) throws MalformedEvent {
        Arrival arrival = Arrival.of(FiringJson.decode(delivery.body()), delivery.body(), delivery, false);
        return life.live(arrival, out::gather).map(now -> switch (now) {
            case WhatNow.Acknowledge over -> Optional.empty();
            case WhatNow.ComeBack again -> Optional.of(again.delay());
        });
    }
}
