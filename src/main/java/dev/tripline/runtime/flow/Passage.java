package dev.tripline.runtime.flow;

import dev.tripline.bus.BusException;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Write;
import dev.tripline.event.MalformedEvent;
import dev.tripline.ledger.DeadLetters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * The way of messages from an incoming channel to an outgoing one: many at a time, each acknowledged when everything that
 * follows from it is stored, and otherwise delivered again. What cannot be read, or fails again and again by a mistake of
 * ours, goes among the dead letters, out of the way of the others; nothing that one message does ends the channel.
 */
public final class Passage {
    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final int MOST_DELIVERIES = 5;
    private static final Duration SOON = Duration.ofSeconds(1);

    /** What is done with a batch. */
    public interface Handler {
        /** Sees to it that each is settled; completes, well or badly, when the next batch may come. */
        CompletionStage<?> handle(Delivery.Batch batch, Exit exit);
    }

    /** What is done with one message. */
    public interface Work {
        /**
         * Completes when all is stored.
         *
         * @return the delay after which the message shall come again; empty when it is done with
         * @throws MalformedEvent when the bytes make no sense
         */
        Uni<Optional<Duration>> begin() throws MalformedEvent;
    }

    private final String stream;
    private final IntConsumer underWay;
    private final DeadLetters deadLetters;
    private final Duration pause;

    /**
     * @param underWay is told the change of the number of messages under way
     */
    public Passage(String stream, IntConsumer underWay, DeadLetters deadLetters) {
        this(stream, underWay, deadLetters, SOON);
    }

    /**
     * @param pause after which what failed comes again
     */
    Passage(String stream, IntConsumer underWay, DeadLetters deadLetters, Duration pause) {
        this.stream = stream;
        this.underWay = underWay;
        this.deadLetters = deadLetters;
        this.pause = pause;
    }

    /**
     * Batch by batch, at most so many at a time are being handled; each begins after the one before it has begun, so that what
     * they ask for comes in the order of the stream. What follows from them goes out as it comes.
     *
     * @param room is waited for before a batch begins
     */
    public Multi<Message<Write.Group>> through(
            Multi<Message<Delivery.Batch>> incoming,
            int batches,
            Supplier<CompletableFuture<Void>> room,
            Handler handler) {
        return Multi.createFrom().emitter(out -> {
            Exit exit = new Exit(out);
            Turns turns = new Turns();
            incoming.onItem()
                    .transformToUni(message -> {
                        CompletableFuture<CompletionStage<?>> begun =
                                turns.next(room, () -> pass(message.getPayload(), handler, exit));
                        return Uni.createFrom()
                                .completionStage(begun.thenCompose(handled -> handled))
                                .onFailure()
                                .recoverWithNull();
                    })
                    .merge(batches)
                    .subscribe()
                    .with(handled -> {}, out::fail, out::complete);
        });
    }

    /** One by one, as many at a time as the bus delivers; what they have to store goes out together where it can. */
    public Multi<Message<Write.Group>> each(
            Multi<Message<Delivery.Batch>> incoming, BiFunction<Delivery, Exit, Work> handler) {
        return Multi.createFrom().emitter(out -> {
            Exit exit = new Exit(out);
            incoming.subscribe()
                    .with(
                            message -> Infrastructure.getDefaultExecutor()
                                    .execute(() -> message.getPayload()
                                            .deliveries()
                                            .forEach(delivery -> one(delivery, handler.apply(delivery, exit)))),
                            out::fail,
                            out::complete);
        });
    }

    private void one(Delivery delivery, Work work) {
        underWay.accept(1);
        settle(delivery, work);
    }

    private CompletionStage<?> pass(Delivery.Batch batch, Handler handler, Exit exit) {
        CompletionStage<?> handled;
        try {
            handled = handler.handle(batch, exit);
        } catch (RuntimeException | StackOverflowError e) {
            handled = CompletableFuture.failedStage(e);
        }
        return handled.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf("a batch is not done with and comes again: %s", failure.toString());
                batch.deliveries().forEach(delivery -> delivery.again(pause));
            }
        });
    }

    /** So many messages are under way now; each until it is settled. */
    public void began(int messages) {
        underWay.accept(messages);
    }

    /** Does what one message needs, and settles it. Never fails. */
    public CompletableFuture<Void> settle(Delivery delivery, Work work) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Uni.createFrom()
                .deferred(() -> begun(delivery, work))
                .onFailure(failure -> !(failure instanceof BusException) && delivery.deliveries() >= MOST_DELIVERIES)
                .recoverWithUni(failure -> quarantine(delivery, "it fails again and again: " + failure))
                .subscribe()
                .with(
                        delay -> {
                            done(delivery, delay);
                            settled.complete(null);
                        },
                        failure -> {
                            failed(delivery, failure);
                            settled.complete(null);
                        });
        return settled;
    }

    private Uni<Optional<Duration>> begun(Delivery delivery, Work work) {
        try {
            return work.begin();
        } catch (MalformedEvent e) {
            return quarantine(delivery, e.reason());
        }
    }

    public void done(Delivery delivery, Optional<Duration> again) {
        again.ifPresentOrElse(delivery::again, delivery::acknowledge);
        underWay.accept(-1);
    }

    /** It comes again. */
    public void failed(Delivery delivery, Throwable wrapped) {
        Throwable failure =
                wrapped instanceof CompletionException && wrapped.getCause() != null ? wrapped.getCause() : wrapped;
        LOG.logf(
                failure instanceof BusException ? Logger.Level.DEBUG : Logger.Level.WARN,
                "message %d of stream %s is not done with and comes again: %s",
                delivery.sequence(),
                stream,
                failure);
        done(delivery, Optional.of(pause));
    }

    private Uni<Optional<Duration>> quarantine(Delivery delivery, String cause) {
        LOG.errorf(
                "message %d of stream %s cannot be worked on (%s); kept among the dead letters",
                delivery.sequence(), stream, cause);
        return deadLetters
                .quarantine(stream, delivery.sequence(), delivery.body(), cause)
                .replaceWith(Optional.empty());
    }
}
