package dev.tripline.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartsTest {
    private RunningBus running;
    private Starts starts;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        starts = new Starts(running.bus, running.streams, new ObjectMapper());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void event(String id) {
        running.publish(Subjects.event("src", "ev"), id);
    }

    @Test
    void a_sensor_begins_after_what_is_stored_and_keeps_its_place() {
        event("1");
        assertThat(starts.accept(Set.of("old"), true)).isEqualTo(Map.of("old", 1L));
        event("2");
        assertThat(starts.accept(Set.of("old", "new"), true)).isEqualTo(Map.of("old", 1L, "new", 2L));
        assertThat(starts.accept(Set.of("new"), true))
                .as("a removed one loses it")
                .isEqualTo(Map.of("new", 2L));
    }

    @Test
    void sensors_see_all_of_a_stream_that_was_made_anew() throws Exception {
        event("1");
        event("2");
        assertThat(starts.accept(Set.of("one"), true)).isEqualTo(Map.of("one", 2L));
        running.management().deleteStream("default");
        running.withStreams();
        event("3");
        assertThat(starts.accept(Set.of("one"), true)).isEqualTo(Map.of("one", 0L));
    }
}
