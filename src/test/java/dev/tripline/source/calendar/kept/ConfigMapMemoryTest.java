package dev.tripline.source.calendar.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.event.Origin;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EachCluster
@Timeout(60)
class ConfigMapMemoryTest {
    private static final String PATH = "/api/v1/namespaces/events/configmaps/slots";

    private final TestCluster server;

    ConfigMapMemoryTest(TestCluster server) {
        this.server = server;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ConfigMapMemory memory(String event, boolean create) {
        return new ConfigMapMemory(() -> server.client("events"), "events", "slots", create, new Origin("es", event));
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void what_is_kept_is_there_after_an_end_beside_that_of_others() {
        assertThat(now(memory("a", true).recall())).isEmpty();
        now(memory("a", true).keep("{\"eventTime\":\"x\"}"));
        now(memory("b", true).keep("{b}"));
        now(memory("b", true).keep("{b2}"));
        assertThat(now(memory("a", false).recall())).contains("{\"eventTime\":\"x\"}");
        assertThat(now(memory("b", false).recall())).contains("{b2}");
        assertThat(server.get(PATH).orElseThrow().path("data").path("es.a").asText())
                .isEqualTo("{\"eventTime\":\"x\"}");
    }

    @Test
    void a_map_that_is_not_there_is_made_only_where_that_is_wanted() {
        assertThatThrownBy(() -> now(memory("a", false).recall()))
                .isInstanceOf(ConfigMapMemory.NotThere.class)
                .hasMessageContaining("createIfNotExist");
        assertThatThrownBy(() -> now(memory("a", false).keep("{}"))).isInstanceOf(ConfigMapMemory.NotThere.class);
        now(memory("a", true).recall());
        server.delete(PATH);
        now(memory("a", true).keep("{made again}"));
        assertThat(now(memory("a", true).recall())).isEqualTo(Optional.of("{made again}"));
    }

    @Test
    void those_who_write_at_the_same_time_do_not_undo_each_other() {
        now(memory("a", true).recall());
        List<Uni<Void>> writes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writes.add(memory("e" + i, true).keep("{" + i + "}"));
        }
        now(Uni.join().all(writes).andFailFast());
        for (int i = 0; i < 3; i++) {
            assertThat(now(memory("e" + i, false).recall())).contains("{" + i + "}");
        }
    }
}
