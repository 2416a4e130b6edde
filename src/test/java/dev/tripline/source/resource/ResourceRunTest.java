package dev.tripline.source.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.source.SourceVectors;
import java.io.Closeable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told over starts, ends, outages and watches that break. */
@EachCluster
@Timeout(120)
class ResourceRunTest {
    private final TestCluster server;
    private final WatchedMaps maps;

    ResourceRunTest(TestCluster server) {
        this.server = server;
        this.maps = new WatchedMaps(server);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void the_first_start_tells_all_that_is_there_and_then_what_changes() throws Exception {
        maps.put("a", "1");
        try (Closeable run = maps.listen(", \"metadata\": {\"team\": \"x\"}")) {
            maps.awaitTold(1);
            JsonNode payload = SourceVectors.JSON.readTree(
                    maps.told.stored.getFirst().body().bytes());
            assertThat(payload.properties())
                    .extracting(java.util.Map.Entry::getKey)
                    .containsExactly("type", "body", "oldBody", "group", "version", "resource", "metadata");
            assertThat(payload.path("oldBody").isNull()).isTrue();
            assertThat(payload.at("/metadata/team").asText()).isEqualTo("x");
            maps.put("a", "2");
            maps.put("b", "1");
            maps.delete("a");
            maps.awaitTold(4);
        }
        assertThat(maps.told.news()).containsExactly("ADD a 1", "UPDATE a 2 was 1", "ADD b 1", "DELETE a 2");
    }

    @Test
    void a_later_start_tells_what_happened_meanwhile_and_nothing_else() throws Exception {
        maps.put("stays", "1");
        maps.put("changes", "1");
        maps.put("goes", "1");
        try (Closeable run = maps.listen("")) {
            maps.awaitTold(3);
        }
        maps.told.news();
        maps.put("changes", "2");
        maps.delete("goes");
        maps.put("comes", "1");
        try (Closeable run = maps.listen("")) {
            maps.awaitTold(3);
            maps.put("last", "1");
            maps.awaitTold(4);
        }
        assertThat(maps.told.news())
                .containsExactlyInAnyOrder("UPDATE changes 2", "DELETE goes ", "ADD comes 1", "ADD last 1");
    }

    @Test
    void what_is_asked_for_anew_begins_anew() throws Exception {
        maps.put("a", "1");
        try (Closeable run = maps.listen("")) {
            maps.awaitTold(1);
        }
        maps.told.news();
        maps.told.ids.clear();
        try (Closeable run = maps.listen(", \"filter\": {\"labels\": [{\"key\": \"none\", \"operation\": \"!\"}]}")) {
            maps.awaitTold(1);
        }
        assertThat(maps.told.news()).containsExactly("ADD a 1");
    }

    @Test
    void what_the_bus_refuses_is_offered_again_in_its_order() throws Exception {
        try (Closeable run = maps.listen("")) {
            maps.told.refuses = true;
            maps.put("a", "1");
            maps.put("a", "2");
            maps.put("b", "1");
            maps.told.refuses = false;
            maps.awaitTold(3);
        }
        assertThat(maps.told.news()).containsExactly("ADD a 1", "UPDATE a 2 was 1", "ADD b 1");
    }
}
