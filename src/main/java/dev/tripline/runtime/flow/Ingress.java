package dev.tripline.runtime.flow;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.Write;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Receipt;
import dev.tripline.runtime.pressure.Gate;
import dev.tripline.source.host.Intake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** From the front door to the channel "ingress": an event is taken in when the bus has stored it, and not before. */
@Singleton
public class Ingress implements Intake {
    /** How many events may wait for the bus; more are refused, which senders see as 503. */
    static final int MOST_WAITING = 4096;
    /** What an event weighs on the bus beside its bytes, its subject and its id. */
    private static final int ENVELOPE = 128;

    private final Bus bus;
    private final Gate gate;
    private final MutinyEmitter<Write.Group> channel;
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Write> outbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sending = new AtomicInteger();

    Ingress(
            Bus bus,
            Gate gate,
            // Bounded by MOST_WAITING before anything gets this far.
            @Channel("ingress") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<Write.Group> channel) {
        this.bus = bus;
        this.gate = gate;
        this.channel = channel;
    }

    /** From now on events are taken in; before, they are refused. */
    public void open() {
        open.set(true);
    }

    /** Nothing new is taken in. */
    public void shut() {
        open.set(false);
    }

    /** How many events wait for the bus now. */
    public int waiting() {
        return waiting.get();
    }

    @Override
    public Uni<Receipt> accept(Event event) {
        return Uni.createFrom().emitter(answer -> send(event, answer));
    }

    private void send(Event event, UniEmitter<? super Receipt> answer) {
        if (!open.get() || !bus.isConnected()) {
            answer.fail(new BusException("the bus is not there yet"));
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            answer.fail(new BusException(MOST_WAITING + " events wait for the bus already"));
            return;
        }
        String subject = Subjects.event(event.source(), event.subject());
        byte[] body = CloudEventJson.encode(event);
        long weight = body.length + subject.length() + event.id().length() + ENVELOPE;
        Optional<String> shut = gate.enter(weight);
        if (shut.isPresent()) {
            waiting.decrementAndGet();
            answer.fail(new BusException(shut.get()));
            return;
        }
        Write write = Write.of(Publication.of(subject, event.id(), body));
        var unused = write.stored().whenComplete((ack, failure) -> {
            gate.settled(weight);
            waiting.decrementAndGet();
            if (failure == null) {
                answer.complete(new Receipt(event.id(), ack.getSeqno(), ack.isDuplicate()));
            } else {
                answer.fail(failure);
            }
        });
        outbox.add(write);
        send();
    }

    /** Whoever finds nobody sending sends all there is, together. */
    private void send() {
        if (sending.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            List<Write> writes = new ArrayList<>();
            for (Write next = outbox.poll(); next != null; next = outbox.poll()) {
                writes.add(next);
            }
            if (!writes.isEmpty()) {
                channel.sendMessageAndForget(Message.of(new Write.Group(writes)));
            }
            seen = sending.addAndGet(-seen);
        } while (seen != 0);
    }
}
