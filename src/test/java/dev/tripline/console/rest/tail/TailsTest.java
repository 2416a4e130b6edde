package dev.tripline.console.rest.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TailsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final TailFilter ALL =
            new TailFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private RunningBus running;
    private Tails tails;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        tails = new Tails(
                new StreamReader(running.bus),
                new ObjectMapper(),
                Clock.systemUTC(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() throws Exception {
        tails.close();
        running.close();
    }

    private void decided(String id) {
        running.publish(Publication.of(
                Subjects.decision(id),
                "",
                "{\"event\":{\"id\":\"%s\"},\"sensors\":[]}".formatted(id).getBytes(StandardCharsets.UTF_8)));
    }

    private AssertSubscriber<ObjectNode> listen(long lines) {
        return tails.open(ALL).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(lines));
    }

    @Test
    void what_is_recorded_is_told_and_silence_is_not_mistaken_for_death() {
        decided("before");
        AssertSubscriber<ObjectNode> listener = listen(Long.MAX_VALUE);
        await().atMost(LONG).until(() -> listener.getItems().size() == 1);
        decided("after");
        await().atMost(LONG)
                .until(() -> listener.getItems().stream()
                        .anyMatch(line -> line.path("id").asText().equals("after")));
        await().atMost(LONG)
                .until(() -> listener.getItems().stream()
                                .filter(line -> line.path("kind").asText().equals("keepAlive"))
                                .count()
                        > 1);
        assertThat(listener.getItems())
                .noneMatch(line -> line.path("id").asText().equals("before"));
    }

    @Test
    void who_takes_nothing_is_let_go_with_the_reason() {
        AssertSubscriber<ObjectNode> slow = listen(1);
        await().atMost(LONG).until(() -> slow.getItems().size() == 1);
        decided("a");
        await().atMost(LONG).until(() -> tails.watching() == 0);
        slow.request(10);
        await().atMost(LONG).until(() -> slow.getItems().size() == 2);
        assertThat(slow.getItems().getLast())
                .hasToString("{\"kind\":\"end\",\"reason\":\"too slow: no line was taken for 1 s\"}");
        slow.assertCompleted();
    }

    @Test
    void only_so_many_may_listen_and_a_place_is_free_again() {
        List<AssertSubscriber<ObjectNode>> all = new ArrayList<>();
        for (int i = 0; i < Tails.MOST; i++) {
            all.add(listen(Long.MAX_VALUE));
        }
        assertThat(tails.open(ALL)).isEmpty();
        all.getFirst().cancel();
        assertThat(tails.open(ALL)).isPresent();
    }
}
