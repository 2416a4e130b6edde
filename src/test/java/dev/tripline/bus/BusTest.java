package dev.tripline.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.api.PublishAck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusTest {
    private static final String EVENT = Subjects.event("src", "ev");
    private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);

    private RunningBus running;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void an_id_is_stored_once() {
        PublishAck first = running.publish(EVENT, "id-1");
        PublishAck again = running.publish(EVENT, "id-1");
        PublishAck other = running.publish(EVENT, "id-2");
        assertThat(first.isDuplicate()).isFalse();
        assertThat(again.isDuplicate()).isTrue();
        assertThat(again.getSeqno()).isEqualTo(first.getSeqno());
        assertThat(other.getSeqno()).isEqualTo(first.getSeqno() + 1);
        assertThat(first.getStream()).isEqualTo(Subjects.EVENTS_STREAM);
    }

    @Test
    void a_change_of_what_somebody_else_changed_is_a_conflict() {
        String key = Subjects.join("sensor", "trigger");
        long first = running.publish(Publication.revision(key, BODY, 0)).getSeqno();
        assertThatThrownBy(() -> running.publish(Publication.revision(key, BODY, 0)))
                .isInstanceOf(BusException.Conflict.class)
                .hasMessageContaining(key);
        long second = running.publish(Publication.revision(key, "new".getBytes(StandardCharsets.UTF_8), first))
                .getSeqno();
        assertThatThrownBy(() -> running.publish(Publication.revision(key, BODY, first)))
                .isInstanceOf(BusException.Conflict.class);
        Stored stored = running.last(Subjects.STATE_STREAM, key).orElseThrow();
        assertThat(stored.sequence()).isEqualTo(second);
        assertThat(stored.body()).asString().isEqualTo("new");
    }

    @Test
    void the_last_of_a_subject_without_messages_is_empty() {
        assertThat(running.last(Subjects.STATE_STREAM, Subjects.join("no", "body")))
                .isEmpty();
    }

    @Test
    void a_stream_that_is_not_there_is_a_failure_that_says_so() {
        assertThatThrownBy(() -> running.last("NOWHERE", "a.b"))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("a.b");
        assertThatThrownBy(() -> running.publish("no.stream.has.this", "1")).isInstanceOf(BusException.class);
    }

    @Test
    void a_server_that_hangs_fails_publishes_and_reads_in_bounded_time() throws Exception {
        running.halt();
        long start = System.nanoTime();
        List<CompletableFuture<?>> waits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waits.add(running.bus.publish(Publication.of(EVENT, "h-" + i, BODY)).subscribeAsCompletionStage());
            waits.add(running.bus.last(Subjects.STATE_STREAM, Subjects.starts()).subscribeAsCompletionStage());
        }
        for (CompletableFuture<?> wait : waits) {
            assertThatThrownBy(() -> wait.orTimeout(10, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(BusException.class)
                    .hasMessageContaining("no answer within");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("all of them at the same time")
                .isBetween(Duration.ofMillis(2900), Duration.ofMillis(5900));
        running.go();
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .until(() -> running.publish(EVENT, "h-0").isDuplicate());
    }

    @Test
    void a_server_that_dies_fails_what_waits_at_once_and_is_found_again() throws Exception {
        running.halt();
        CompletableFuture<PublishAck> waiting =
                running.bus.publish(Publication.of(EVENT, "k-1", BODY)).subscribeAsCompletionStage();
        long start = System.nanoTime();
        running.kill();
        assertThatThrownBy(() -> waiting.orTimeout(10, TimeUnit.SECONDS).join()).hasCauseInstanceOf(BusException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .until(() -> running.publish(EVENT, "k-2").getSeqno() > 0);
    }

    @Test
    void without_a_connection_everything_fails_at_once() {
        Bus none = new Bus();
        assertThat(none.isConnected()).isFalse();
        assertThatThrownBy(() ->
                        none.publish(Publication.of(EVENT, "1", BODY)).await().indefinitely())
                .isInstanceOf(BusException.class)
                .hasMessageContaining("not connected");
        none.close();
    }

    @Test
    void events_lie_in_the_stream_of_argo_events() {
        assertThat(running.publish(Subjects.event("src", "ev"), "v").getStream())
                .isEqualTo(Subjects.EVENTS_STREAM);
    }

    @Test
    void tokens_are_plain_or_hashed() {
        assertThat(Subjects.action("my-sensor", "t_1")).isEqualTo("tripline.actions.my-sensor.t_1");
        for (String odd : List.of("", "a.b", "a b", "*", ">", "ü", "x".repeat(200), "~tilde")) {
            assertThat(Subjects.join(odd, "t")).matches("\\$KV\\.TRIPLINE_STATE\\.join\\.~[0-9a-f]{32}\\.t");
        }
        assertThat(Subjects.dead("a.b", "t")).isNotEqualTo(Subjects.dead("a b", "t"));
        assertThat(Subjects.attempt("abc", 2)).isEqualTo("tripline.ledger.attempt.abc.2");
    }

    @Test
    void addresses_never_show_passwords() {
        BusAddress address = BusAddress.of("nats://user:geheim@one:4222, nats://two");
        assertThat(address.toString()).isEqualTo("nats://one:4222,nats://two");
        assertThat(new BusAddress.Login("user", "geheim".toCharArray()).toString())
                .isEqualTo("user:***");
    }
}
