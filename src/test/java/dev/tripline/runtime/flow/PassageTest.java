package dev.tripline.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.ledger.LedgerByHand;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches of real deliveries on their way through. */
@Timeout(60)
class PassageTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger underWay = new AtomicInteger();
    private final UnicastProcessor<Message<Delivery.Batch>> incoming = UnicastProcessor.create();
    private final List<Long> begun = new CopyOnWriteArrayList<>();
    private RunningBus running;
    private Passage passage;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        passage = new Passage(
                Subjects.EVENTS_STREAM,
                underWay::addAndGet,
                LedgerByHand.deadLetters(running.bus, Clock.systemUTC()),
                Duration.ofMillis(50));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    /** The next ones, each in a batch of its own. */
    private void come(int number) throws Exception {
        for (Delivery delivery : running.deliveries(Subjects.EVENTS_STREAM, "test", number)) {
            incoming.onNext(Message.of(new Delivery.Batch(List.of(delivery))));
        }
    }

    private void store(int number) {
        for (int i = 1; i <= number; i++) {
            running.publish(Subjects.event("src", "ev"), "e" + i);
        }
    }

    private static List<Long> upTo(int number) {
        List<Long> all = new ArrayList<>();
        for (long i = 1; i <= number; i++) {
            all.add(i);
        }
        return all;
    }

    @Test
    void batches_begin_in_the_order_of_the_stream_also_when_one_has_to_wait() throws Exception {
        store(200);
        AtomicInteger asked = new AtomicInteger();
        passage.through(
                        incoming,
                        4,
                        () -> asked.incrementAndGet() % 7 == 1
                                ? new CompletableFuture<Void>().completeOnTimeout(null, 5, TimeUnit.MILLISECONDS)
                                : CompletableFuture.completedFuture(null),
                        (batch, exit) -> {
                            begun.add(batch.deliveries().getFirst().sequence());
                            return CompletableFuture.runAsync(
                                    () -> {}, CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS));
                        })
                .subscribe()
                .with(group -> {});
        come(200);
        await().atMost(SOON).until(() -> begun.size() == 200);
        assertThat(begun).containsExactlyElementsOf(upTo(200));
    }

    @Test
    void no_more_are_handled_at_a_time_than_asked_for_and_each_that_ends_lets_the_next_begin() throws Exception {
        store(6);
        List<CompletableFuture<Void>> handled = new CopyOnWriteArrayList<>();
        passage.through(incoming, 2, () -> CompletableFuture.completedFuture(null), (batch, exit) -> {
                    begun.add(batch.deliveries().getFirst().sequence());
                    CompletableFuture<Void> one = new CompletableFuture<>();
                    handled.add(one);
                    return one;
                })
                .subscribe()
                .with(group -> {});
        come(6);
        await().atMost(SOON).until(() -> handled.size() == 2);
        await().during(Duration.ofMillis(100)).atMost(SOON).until(() -> begun.equals(List.of(1L, 2L)));
        handled.get(1).complete(null);
        await().atMost(SOON).until(() -> begun.size() == 3);
        handled.get(0).completeExceptionally(new IllegalStateException("failed"));
        await().atMost(SOON).until(() -> begun.size() == 4);
        assertThat(begun).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_batch_that_nobody_can_handle_comes_again_and_stops_nobody() throws Exception {
        store(2);
        passage.through(incoming, 4, () -> CompletableFuture.completedFuture(null), (batch, exit) -> {
                    Delivery delivery = batch.deliveries().getFirst();
                    if (delivery.sequence() == 1 && delivery.deliveries() == 1) {
                        throw new IllegalStateException("a mistake of ours");
                    }
                    begun.add(delivery.sequence());
                    delivery.acknowledge();
                    return CompletableFuture.completedFuture(null);
                })
                .subscribe()
                .with(group -> {});
        come(2);
        await().atMost(SOON).until(() -> begun.equals(List.of(2L)));
        await().atMost(SOON).until(() -> {
            come(1);
            return begun.equals(List.of(2L, 1L));
        });
    }

    @Test
    void what_fails_again_and_again_goes_out_of_the_way() throws Exception {
        store(1);
        passage.each(incoming, (delivery, exit) -> () -> {
                    begun.add(delivery.deliveries());
                    throw new IllegalStateException("a mistake of ours");
                })
                .subscribe()
                .with(group -> {});
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            come(1);
            return running.last(Subjects.DEAD_STREAM, Subjects.dead("undecodable", Subjects.EVENTS_STREAM))
                    .isPresent();
        });
        assertThat(begun).containsExactly(1L, 2L, 3L, 4L, 5L);
        await().atMost(SOON).until(() -> underWay.get() == 0);
    }
}
