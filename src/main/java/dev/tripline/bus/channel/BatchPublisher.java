package dev.tripline.bus.channel;

import dev.tripline.bus.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Makes batches of deliveries: whatever has come in by the time somebody asks for the next one. A quiet bus gives batches of
 * one at once, a busy one gives large ones. Never ends; for one subscriber. What waits is bounded by the server, which
 * delivers no more than the consumer may leave unacknowledged.
 */
final class BatchPublisher implements Flow.Publisher<Message<Delivery.Batch>> {
    private final int most;
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger draining = new AtomicInteger();
    private volatile Flow.Subscriber<? super Message<Delivery.Batch>> subscriber = Nobody.INSTANCE;

    /**
     * @param most how many deliveries there are in a batch at most
     */
    BatchPublisher(int most) {
        this.most = most;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<Delivery.Batch>> newcomer) {
        subscriber = newcomer;
        newcomer.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long more) {
                wanted.accumulateAndGet(more, (now, plus) -> now + plus < 0 ? Long.MAX_VALUE : now + plus);
                drain();
            }

            @Override
            public void cancel() {
                wanted.set(0);
                subscriber = Nobody.INSTANCE;
            }
        });
    }

    void offer(Delivery delivery) {
        waiting.add(delivery);
        drain();
    }

    /** One at a time; whoever comes meanwhile leaves a note and goes. */
    private void drain() {
        if (draining.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            while (wanted.get() > 0 && !waiting.isEmpty()) {
                List<Delivery> batch = new ArrayList<>();
                for (Delivery next = waiting.poll(); next != null; next = batch.size() < most ? waiting.poll() : null) {
                    batch.add(next);
                }
                wanted.updateAndGet(now -> now == Long.MAX_VALUE ? now : Math.max(0, now - 1));
                subscriber.onNext(Message.of(new Delivery.Batch(batch)));
            }
            seen = draining.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Before anybody subscribes nothing is wanted, so that nothing reaches it. */
    private enum Nobody implements Flow.Subscriber<Message<Delivery.Batch>> {
        INSTANCE;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(Message<Delivery.Batch> item) {
            throw new IllegalStateException("nobody asked for it");
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {
            throw new IllegalStateException("it never ends");
        }
    }
}
