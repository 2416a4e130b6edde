package dev.tripline.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Receipt;
import dev.tripline.ledger.LedgerByHand;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.calendar.CalendarSource;
import dev.tripline.source.calendar.FakeScheduler;
import dev.tripline.source.host.EventIds;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.http.HookLimits;
import dev.tripline.source.host.listen.Backoff;
import dev.tripline.source.host.listen.Lease;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.source.host.registration.RegistrationPace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A real event source host for calendars before a real bus, as one replica has it; it ticks when told. */
public final class CalendarDoor implements AutoCloseable {
    public final SourceHost host;
    /** How long the bus takes to answer. */
    public volatile Duration slow = Duration.ZERO;

    /** How many events the bus knew already. */
    public final AtomicInteger repeated = new AtomicInteger();

    private final FakeScheduler scheduler = new FakeScheduler();
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus;

    public CalendarDoor(Bus bus, Clock clock) {
        this(bus, clock, Lease.OWN);
    }

    public CalendarDoor(Bus bus, Clock clock, Lease lease) {
        this.bus = bus;
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        host = new SourceHost(
                vertx,
                this::accept,
                new BusMemories(bus, LedgerByHand.ledger(bus), clock, lease),
                selector -> Optional.empty(),
                meters,
                new SourceKinds(List.of(new CalendarSource(scheduler, clock, meters))),
                new HttpCaller(vertx),
                new SourceHost.Settings(
                        "127.0.0.1", "default", HookLimits.DEFAULT, Backoff.Pace.DEFAULT, RegistrationPace.DEFAULT),
                new EventIds(clock, new Random(7)));
    }

    private Uni<Receipt> accept(Event event) {
        return bus.publish(Publication.of(
                        Subjects.event(event.source(), event.subject()), event.id(), CloudEventJson.encode(event)))
                .invoke(ack -> repeated.addAndGet(ack.isDuplicate() ? 1 : 0))
                .map(ack -> new Receipt(event.id(), ack.getSeqno(), ack.isDuplicate()))
                .flatMap(receipt -> slow.isZero()
                        ? Uni.createFrom().item(receipt)
                        : Uni.createFrom().item(receipt).onItem().delayIt().by(slow));
    }

    /** Serves the events of an event source "cal" with this JSON spec; returns when they run. */
    public void serve(String spec) {
        want(spec);
        await(State.RUNNING);
    }

    /** Serves them when it may. */
    public void want(String spec) {
        Problems problems = new Problems();
        host.apply(host.plan(FrontDoor.eventSource("cal", spec), problems));
        assertThat(problems.hasErrors()).as("%s", problems.all()).isFalse();
    }

    /** Returns when all are in that state. */
    public void await(State state) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> host.status().stream().allMatch(one -> one.state() == state));
    }

    public void serveNothing() {
        host.apply(List.of());
    }

    /** Returns when all that is due is sent. */
    public void tick() {
        scheduler.tick();
    }

    @Override
    public void close() {
        host.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
