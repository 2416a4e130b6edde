package dev.tripline.runtime.act.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.RunningBus;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.runtime.act.pace.Cooldowns.Answer;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.trigger.Samples;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CooldownsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final MutableClock clock = new MutableClock("2026-11-26T03:00:00Z");
    private RunningBus running;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private static Firing firing(String id) {
        Event event = Samples.event("application/json", "{}");
        return new Firing(id, "s", "g", "t", Map.of("d", event), Instant.EPOCH);
    }

    private static Answer now(Uni<Answer> answer) {
        return answer.await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void of_many_that_want_one_key_at_the_same_time_one_gets_it() {
        Cooldowns here = new Cooldowns(running.bus, clock, 100);
        Cooldowns there = new Cooldowns(running.bus, clock, 100);
        List<Uni<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add((i % 2 == 0 ? here : there).take(firing("a" + i), "the key", HOUR));
        }
        List<Answer> answers = Uni.join().all(asked).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertThat(answers).filteredOn(new Answer.Yours()::equals).hasSize(1);
        assertThat(answers).filteredOn(Answer.Cooling.class::isInstance).hasSize(49);
    }

    @Test
    void different_keys_do_not_know_each_other_and_what_is_over_makes_room() {
        Cooldowns cooldowns = new Cooldowns(running.bus, clock, 2);
        assertThat(now(cooldowns.take(firing("a"), "one", HOUR))).isEqualTo(new Answer.Yours());
        assertThat(now(cooldowns.take(firing("b"), "two", HOUR.plusHours(1)))).isEqualTo(new Answer.Yours());
        assertThat(now(cooldowns.take(firing("c"), "three", HOUR))).isEqualTo(new Answer.Crowded());
        assertThat(now(cooldowns.take(firing("a"), "one", HOUR))).isEqualTo(new Answer.Yours());
        clock.set("2026-11-26T04:00:00Z");
        assertThat(now(cooldowns.take(firing("c"), "three", HOUR))).isEqualTo(new Answer.Yours());
        assertThat(now(cooldowns.take(firing("d"), "two", HOUR)))
                .isEqualTo(new Answer.Cooling("b", Instant.parse("2026-11-26T05:00:00Z")));
    }
}
