package dev.tripline.bus.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamReaderTest {
    private static final String STREAM = Subjects.DEAD_STREAM;

    private RunningBus running;
    private StreamReader reader;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        reader = new StreamReader(running.bus);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void store(int from, int to) {
        IntStream.rangeClosed(from, to)
                .mapToObj(i -> running.bus
                        .publish(Publication.of(Subjects.dead("s" + i % 2, "t"), "", text("m" + i)))
                        .subscribeAsCompletionStage())
                .toList()
                .forEach(stored -> stored.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                        .join());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everything_is_read_backwards_whatever_the_windows_are() {
        store(1, 1500);
        List<Long> seen = new ArrayList<>();
        Scan scan = reader.backward(STREAM, Long.MAX_VALUE, Instant.EPOCH, entry -> seen.add(entry.sequence()));
        assertThat(scan.end()).isEqualTo(Scan.End.EXHAUSTED);
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1500)
                        .map(i -> 1501 - i)
                        .boxed()
                        .toList());
    }

    @Test
    void gaps_cost_little_and_hide_nothing() {
        store(1, 1000);
        LongStream.rangeClosed(4, 996)
                .forEach(sequence -> assertThat(reader.delete(STREAM, sequence)).isTrue());
        List<Long> seen = new ArrayList<>();
        Scan scan = reader.backward(STREAM, Long.MAX_VALUE, Instant.EPOCH, entry -> seen.add(entry.sequence()));
        assertThat(seen).containsExactly(1000L, 999L, 998L, 997L, 3L, 2L, 1L);
        assertThat(scan.end()).isEqualTo(Scan.End.EXHAUSTED);
    }

    @Test
    void who_has_enough_goes_on_later_where_it_stopped() {
        store(1, 10);
        List<Long> seen = new ArrayList<>();
        Scan scan = reader.backward(STREAM, Long.MAX_VALUE, Instant.EPOCH, entry -> {
            seen.add(entry.sequence());
            return seen.size() < 4;
        });
        assertThat(scan).isEqualTo(new Scan(7, Scan.End.STOPPED));
        reader.backward(STREAM, scan.at(), Instant.EPOCH, entry -> seen.add(entry.sequence()));
        assertThat(seen).containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void what_is_older_is_not_looked_at() {
        store(1, 3);
        Instant later = reader.get(STREAM, 3).orElseThrow().storedAt().plusMillis(1);
        await().until(() -> Instant.now().isAfter(later.plusMillis(20)));
        store(4, 6);
        List<Long> seen = new ArrayList<>();
        reader.backward(STREAM, Long.MAX_VALUE, later, entry -> seen.add(entry.sequence()));
        assertThat(seen).containsExactly(6L, 5L, 4L);
        assertThat(reader.firstSince(STREAM, later)).hasValue(4);
        assertThat(reader.firstSince(STREAM, Instant.now().plusSeconds(60))).isEmpty();

        seen.clear();
        reader.forward(STREAM, Subjects.dead("s1", "t"), Instant.EPOCH, 2, entry -> seen.add(entry.sequence()));
        assertThat(seen).containsExactly(1L, 3L, 5L);
    }

    @Test
    void a_message_is_had_and_taken_away_once() {
        store(1, 2);
        assertThat(reader.get(STREAM, 2).orElseThrow().body()).asString().isEqualTo("m2");
        assertThat(reader.delete(STREAM, 2)).isTrue();
        assertThat(reader.delete(STREAM, 2)).isFalse();
        assertThat(reader.get(STREAM, 2)).isEmpty();
        assertThat(reader.get(STREAM, 99)).isEmpty();
    }

    @Test
    void a_stream_that_is_not_there_is_a_failure() {
        assertThatThrownBy(() -> reader.backward("NOWHERE", 9, Instant.EPOCH, entry -> true))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("NOWHERE");
    }

    @Test
    void followers_see_what_is_new_also_after_the_server_was_killed() {
        store(1, 3);
        StreamFollower follower = new StreamFollower(reader, STREAM);
        assertThat(follower.next(Duration.ZERO, 10)).isEmpty();
        store(4, 8);
        assertThat(follower.next(Duration.ofSeconds(5), 3))
                .extracting(Entry::sequence)
                .containsExactly(4L, 5L, 6L);
        assertThat(follower.behind()).isEqualTo(2);
        running.kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try {
                store(9, 9);
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        });
        assertThat(follower.next(Duration.ofSeconds(5), 10))
                .extracting(Entry::sequence)
                .contains(7L, 8L, 9L);
    }

    @Test
    void no_consumer_is_left_behind() throws Exception {
        store(1, 300);
        reader.backward(STREAM, Long.MAX_VALUE, Instant.EPOCH, entry -> true);
        reader.forward(STREAM, ">", Instant.EPOCH, 10, entry -> false);
        assertThat(running.management().getConsumerNames(STREAM)).isEmpty();
    }
}
