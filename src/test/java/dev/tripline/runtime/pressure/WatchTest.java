package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.watch.Lookout;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server whose events stream is small. */
@Timeout(60)
class WatchTest {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int EVENT = 2_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private RunningBus running;
    private Watch watch;

    @BeforeEach
    void start() throws Exception {
        running = new RunningBus();
        events(builder -> builder.maxBytes(MAX_BYTES));
        running.withStreams();
        decider();
        watch = watch();
    }

    @AfterEach
    void stop() throws Exception {
        watch.end();
        running.close();
    }

    private interface Wish {
        StreamConfiguration.Builder of(StreamConfiguration.Builder builder);
    }

    private void events(Wish wish) throws Exception {
        running.management()
                .addStream(wish.of(StreamConfiguration.builder().name("default").subjects("default.*.*"))
                        .build());
    }

    private void decider() throws Exception {
        running.management()
                .addOrUpdateConsumer(
                        "default",
                        ConsumerConfiguration.builder()
                                .durable(Lookout.DECIDER)
                                .ackPolicy(AckPolicy.Explicit)
                                .build());
    }

    private Watch watch() {
        return new Watch(
                new Lookout(running.bus),
                gate,
                Looks.DEFAULTS,
                new Memory(running.bus, new ObjectMapper()),
                meters,
                Clock.systemUTC());
    }

    /** As the intake does it. Leaves false when it was refused. */
    private boolean offer(int bytes) {
        long weight = bytes + 200;
        if (gate.enter(weight).isPresent()) {
            return false;
        }
        running.publish(Publication.of(Subjects.event("src", "ev"), "", new byte[bytes]));
        gate.settled(weight);
        return true;
    }

    private int offerUntilRefused() {
        for (int accepted = 0; accepted < 10_000; accepted++) {
            if (!offer(EVENT)) {
                return accepted;
            }
        }
        throw new AssertionError("10,000 events were taken in");
    }

    private void decide(int events) throws Exception {
        JetStreamSubscription subscription = running.bus
                .connection()
                .jetStream()
                .subscribe(null, PullSubscribeOptions.bind("default", Lookout.DECIDER));
        for (Message message : subscription.fetch(events, Duration.ofSeconds(5))) {
            message.ackSync(Duration.ofSeconds(5));
        }
        subscription.unsubscribe();
    }

    private StreamState state() throws Exception {
        return running.management().getStreamInfo("default").getStreamState();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    @Test
    void intake_is_refused_before_an_undecided_event_is_dropped_and_comes_back() throws Exception {
        watch.begin(said::add);
        int accepted = 0;
        while (gate.state() == Gate.State.OPEN && accepted < 1_000) {
            accepted += offer(EVENT) ? 1 : 0;
        }
        assertThat(state().getFirstSequence()).as("nothing was dropped").isEqualTo(1);
        assertThat(state().getMsgCount()).isEqualTo(accepted);
        assertThat(state().getByteCount()).isBetween((long) (MAX_BYTES * 0.75), (long) (MAX_BYTES * 0.92));
        assertThat(gate.enter(1)).hasValueSatisfying(why -> assertThat(why).contains("max_bytes", "90 %"));
        assertThat(gauge("tripline.intake.refusing")).isEqualTo(1);
        assertThat(gauge("tripline.consumer.lag", "consumer", "decider")).isEqualTo(accepted);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !watch.report().alarms().isEmpty());
        assertThat(watch.report().state()).isEqualTo(Gate.State.REFUSING);
        assertThat(said).anyMatch(sentence -> sentence.startsWith("senders hear 503"));

        decide(accepted / 2);
        await().atMost(Duration.ofSeconds(10)).until(() -> gate.state() == Gate.State.OPEN);
        assertThat(offer(EVENT)).isTrue();
        decide(accepted);
        await().atMost(Duration.ofSeconds(10)).until(() -> watch.report().undecided() == 0);
        assertThat(watch.report().alarms()).isEmpty();
        assertThat(meters.get("tripline.events.lost").counter().count()).isZero();
    }

    @Test
    void without_another_look_the_gate_holds_by_itself() throws Exception {
        watch.look();
        int accepted = offerUntilRefused();
        assertThat(state().getFirstSequence()).isEqualTo(1);
        assertThat(accepted).isGreaterThan(80);
        watch.look();
        assertThat(gate.state()).as("above what lets it open again").isEqualTo(Gate.State.REFUSING);
        decide(3);
        watch.look();
        assertThat(gate.state()).as("not far enough below").isEqualTo(Gate.State.REFUSING);
        decide(30);
        watch.look();
        assertThat(gate.state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    void a_gate_that_was_held_for_nothing_opens_at_the_next_look() throws Exception {
        watch.look();
        int accepted = offerUntilRefused();
        decide(accepted);
        watch.look();
        assertThat(gate.state()).isEqualTo(Gate.State.OPEN);
        assertThat(offerUntilRefused()).isGreaterThan(80);
    }

    @Test
    void people_are_told_at_half_once_and_when_it_is_over() throws Exception {
        watch.begin(said::add);
        watch.end();
        for (int i = 0; i < 80; i++) {
            assertThat(offer(EVENT)).isTrue();
        }
        watch.look();
        watch.look();
        assertThat(said).hasSize(1).first().asString().contains("undecided events pile up", "80 events", "max_bytes");
        decide(80);
        watch.look();
        assertThat(said).hasSize(2).last().asString().contains("over: undecided events pile up");
    }

    @Test
    void what_others_made_the_stream_drop_is_counted() throws Exception {
        watch.look();
        for (int i = 0; i < 300; i++) {
            running.publish(Publication.of(Subjects.event("src", "ev"), "", new byte[EVENT]));
        }
        watch.look();
        long gone = state().getFirstSequence() - 1;
        assertThat(gone).isPositive();
        assertThat(meters.get("tripline.events.lost").counter().count()).isEqualTo(gone);
        assertThat(gate.state()).isEqualTo(Gate.State.REFUSING);
        watch.look();
        assertThat(meters.get("tripline.events.lost").counter().count()).isEqualTo(gone);
    }

    @Test
    void the_age_of_the_oldest_undecided_event_counts() throws Exception {
        running.management()
                .updateStream(StreamConfiguration.builder(
                                running.management().getStreamInfo("default").getConfiguration())
                        .maxAge(Duration.ofSeconds(10))
                        .duplicateWindow(Duration.ofSeconds(1))
                        .build());
        offer(10);
        await().atMost(Duration.ofSeconds(8)).until(() -> {
            watch.look();
            return watch.report().used() > 0.05;
        });
        assertThat(watch.report().limit()).isEqualTo("max_age");
        assertThat(watch.report().oldestUndecidedSeconds()).isBetween(0.5, 10.0);
        decide(1);
        watch.look();
        assertThat(watch.report().oldestUndecidedSeconds()).isZero();
    }

    @Test
    void a_stream_that_vanishes_stops_intake_and_is_not_made_anew() throws Exception {
        watch.begin(said::add);
        assertThat(watch.isSound()).isTrue();
        running.management().deleteStream("TRIPLINE_LEDGER");
        await().atMost(Duration.ofSeconds(10)).until(() -> !watch.isSound());
        assertThat(offer(1)).isFalse();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !watch.report().alarms().isEmpty());
        assertThat(watch.report().alarms()).anyMatch(alarm -> alarm.contains("stream TRIPLINE_LEDGER is gone"));
        assertThat(running.management().getStreamNames()).doesNotContain("TRIPLINE_LEDGER");
    }

    @Test
    void a_stream_that_was_made_anew_stops_intake() throws Exception {
        offer(EVENT);
        watch.look();
        running.management().deleteStream("default");
        events(builder -> builder.maxBytes(MAX_BYTES));
        decider();
        watch.look();
        assertThat(watch.isSound()).isFalse();
        assertThat(watch.report().alarms()).anyMatch(alarm -> alarm.contains("stream default was made anew"));
    }

    @Test
    void the_next_run_says_what_was_made_anew_meanwhile() throws Exception {
        watch.begin(said::add);
        watch.end();
        watch = watch();
        watch.begin(said::add);
        watch.end();
        assertThat(said).isEmpty();
        running.management().deleteStream("TRIPLINE_DEAD");
        running.withStreams();
        watch = watch();
        watch.begin(said::add);
        assertThat(List.copyOf(said))
                .singleElement()
                .asString()
                .contains("stream TRIPLINE_DEAD was made anew while Tripline did not run");
        assertThat(watch.isSound()).isTrue();
    }

    @Test
    void a_killed_server_is_looked_at_again_when_it_is_back() throws Exception {
        watch.begin(said::add);
        offer(EVENT);
        running.kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> watch.report().undecided() == 1);
        assertThat(watch.isSound()).isTrue();
    }

    @Test
    void half_full_dead_letters_are_an_alarm() throws Exception {
        running.management()
                .updateStream(StreamConfiguration.builder(running.management()
                                .getStreamInfo("TRIPLINE_DEAD")
                                .getConfiguration())
                        .maxBytes(20_000)
                        .build());
        running.publish(Publication.of(Subjects.dead("s", "t"), "", new byte[11_000]));
        watch.look();
        assertThat(watch.report().alarms()).singleElement().asString().contains("stream TRIPLINE_DEAD is above 50 %");
        running.publish(Publication.of(Subjects.dead("s", "t"), "", new byte[6_000]));
        watch.look();
        assertThat(watch.report().alarms()).singleElement().asString().contains("stream TRIPLINE_DEAD is above 80 %");
        assertThat(gauge("tripline.dead_letters.stored")).isEqualTo(2);
        assertThat(gauge("tripline.stream.used", "stream", "TRIPLINE_DEAD")).isBetween(0.8, 1.0);
    }
}
