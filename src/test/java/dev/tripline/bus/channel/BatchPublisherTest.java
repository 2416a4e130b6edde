package dev.tripline.bus.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class BatchPublisherTest {
    private static final int MOST = 4;

    /** Takes what it asked for. */
    private static final class Taker implements Flow.Subscriber<Message<Delivery.Batch>> {
        private final List<List<Long>> taken = new CopyOnWriteArrayList<>();
        private Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        };

        @Override
        public void onSubscribe(Flow.Subscription mine) {
            subscription = mine;
        }

        @Override
        public void onNext(Message<Delivery.Batch> message) {
            taken.add(message.getPayload().deliveries().stream()
                    .map(Delivery::sequence)
                    .toList());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("it never ends");
        }
    }

    @Test
    void what_came_in_meanwhile_is_one_batch_in_order_and_nothing_comes_unasked() throws Exception {
        try (RunningBus running = new RunningBus().withStreams()) {
            List<Delivery> deliveries = deliveries(running, 7);
            BatchPublisher publisher = new BatchPublisher(MOST);
            Taker taker = new Taker();
            publisher.subscribe(taker);
            deliveries.subList(0, 6).forEach(publisher::offer);
            assertThat(taker.taken).isEmpty();
            taker.subscription.request(1);
            assertThat(taker.taken).containsExactly(List.of(1L, 2L, 3L, 4L));
            taker.subscription.request(2);
            assertThat(taker.taken).containsExactly(List.of(1L, 2L, 3L, 4L), List.of(5L, 6L));
            publisher.offer(deliveries.getLast());
            assertThat(taker.taken).last().isEqualTo(List.of(7L));
        }
    }

    private static List<Delivery> deliveries(RunningBus running, int count) {
        List<Delivery> deliveries = new CopyOnWriteArrayList<>();
        Consumption consumption = new Consumption(
                running.bus,
                new Consumption.Settings(Subjects.ACTIONS_STREAM, "batch", Optional.empty(), Duration.ofSeconds(5), 64),
                deliveries::add);
        consumption.start();
        for (int i = 0; i < count; i++) {
            running.publish(Publication.of(Subjects.action("s", "t"), "", new byte[0]));
        }
        Awaitility.await().until(() -> deliveries.size() == count);
        consumption.stop();
        return new ArrayList<>(deliveries);
    }
}
