package dev.tripline.bus.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumptionTest {
    private static final String ACTION = Subjects.action("s", "t");
    private static final Duration ACK_WAIT = Duration.ofSeconds(2);

    /** One delivery as the channel gets it. */
    private record Got(String text, boolean suspect, long at, Delivery delivery) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private RunningBus running;
    private Consumers consumers;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        consumers = new Consumers(running.bus);
        consumers.register(new Consumption(
                running.bus,
                new Consumption.Settings(
                        Subjects.ACTIONS_STREAM, "test", Optional.of(Subjects.FRESH_ACTIONS), ACK_WAIT, 64),
                this::take));
    }

    @AfterEach
    void stop() throws Exception {
        consumers.shut();
        running.close();
    }

    private void take(Delivery delivery) {
        got.add(new Got(
                new String(delivery.body(), StandardCharsets.UTF_8), delivery.suspect(), System.nanoTime(), delivery));
    }

    private Got awaitNumber(int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> got.size() >= number);
        return got.get(number - 1);
    }

    private void ack(Got one) {
        one.delivery().acknowledge();
    }

    @Test
    void nothing_flows_before_it_is_opened_and_after_it_is_shut() {
        running.publish(ACTION, "1");
        await().during(Duration.ofMillis(300)).until(got::isEmpty);
        consumers.open();
        ack(awaitNumber(1));
        consumers.shut();
        running.publish(ACTION, "2");
        await().during(Duration.ofMillis(500)).until(() -> got.size() == 1);
        consumers.open();
        assertThat(awaitNumber(2).text()).isEqualTo("2");
    }

    @Test
    void what_was_delivered_before_the_shut_may_still_be_acknowledged() throws Exception {
        consumers.open();
        running.publish(ACTION, "1");
        Got underWay = awaitNumber(1);
        consumers.shut();
        ack(underWay);
        await().untilAsserted(() -> assertThat(running.management()
                        .getConsumerInfo(Subjects.ACTIONS_STREAM, "test")
                        .getNumAckPending())
                .isZero());
        assertThat(running.management()
                        .getStreamInfo(Subjects.ACTIONS_STREAM)
                        .getStreamState()
                        .getMsgCount())
                .isZero();
    }

    @Test
    void what_was_stored_before_the_start_and_what_is_marked_is_suspect() {
        running.publish(ACTION, "old");
        consumers.open();
        assertThat(awaitNumber(1).suspect()).isTrue();
        running.publish(ACTION, "new");
        assertThat(awaitNumber(2).suspect()).isFalse();
        running.publish(Publication.suspect(ACTION, "marked", "marked".getBytes(StandardCharsets.UTF_8)));
        assertThat(awaitNumber(3).suspect()).isTrue();
        got.forEach(this::ack);
    }

    @Test
    void what_is_put_back_comes_again_after_the_delay_and_is_suspect() {
        consumers.open();
        running.publish(ACTION, "1");
        Got first = awaitNumber(1);
        first.delivery().again(Duration.ofMillis(1500));
        Got second = awaitNumber(2);
        assertThat(second.text()).isEqualTo("1");
        assertThat(second.suspect()).isTrue();
        assertThat(Duration.ofNanos(second.at() - first.at()))
                .isBetween(Duration.ofMillis(1400), Duration.ofMillis(4000));
        ack(second);
        await().during(ACK_WAIT.plusMillis(500)).until(() -> got.size() == 2);
    }

    @Test
    void a_consumer_without_a_filter_gets_one_and_keeps_its_place() {
        Consumption.Settings all =
                new Consumption.Settings(Subjects.ACTIONS_STREAM, "grown", Optional.empty(), ACK_WAIT, 64);
        Consumption before = new Consumption(running.bus, all, this::take);
        before.start();
        running.publish(ACTION, "1");
        ack(awaitNumber(1));
        before.stop();
        Consumption after = new Consumption(
                running.bus,
                new Consumption.Settings(
                        Subjects.ACTIONS_STREAM, "grown", Optional.of(Subjects.FRESH_ACTIONS), ACK_WAIT, 64),
                this::take);
        after.start();
        running.publish(Subjects.waiting("s", "t"), "in its lane");
        running.publish(ACTION, "2");
        assertThat(awaitNumber(2).text()).isEqualTo("2");
        ack(got.getLast());
        await().during(Duration.ofMillis(300)).until(() -> got.size() == 2);
        after.stop();
    }

    @Test
    void what_takes_long_is_not_delivered_again_meanwhile() {
        consumers.open();
        running.publish(ACTION, "slow");
        Got slow = awaitNumber(1);
        await().during(ACK_WAIT.multipliedBy(2)).atMost(Duration.ofSeconds(10)).until(() -> got.size() == 1);
        ack(slow);
    }

    @Test
    void it_goes_on_after_the_server_died_and_marks_what_is_older() {
        consumers.open();
        running.publish(ACTION, "acknowledged");
        ack(awaitNumber(1));
        running.publish(ACTION, "held");
        assertThat(awaitNumber(2).suspect()).isFalse();
        await().until(() -> running.bus.isConnected());

        running.kill();
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .until(() -> running.publish(ACTION, "after").getSeqno() > 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> got.stream().anyMatch(one -> one.text().equals("after")));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        got.stream().filter(one -> one.text().equals("held")).count() >= 2);
        assertThat(got.stream().skip(2).filter(one -> one.text().equals("held")))
                .allSatisfy(one -> assertThat(one.suspect()).isTrue());

        running.publish(ACTION, "fresh");
        await().until(() -> got.stream().anyMatch(one -> one.text().equals("fresh") && !one.suspect()));
    }
}
