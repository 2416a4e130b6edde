package dev.tripline.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.status.BusStanding;
import dev.tripline.source.Emitter;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Listener;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.listen.FakeLease;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterLookTest {
    private final FakeLease lease = new FakeLease();
    private final FrontDoor door = new FrontDoor(secrets -> List.of(new Broken()));

    record BrokenConfig(String name) {}

    static final class Broken implements Listener<BrokenConfig> {
        @Override
        public Class<BrokenConfig> config() {
            return BrokenConfig.class;
        }

        @Override
        public String key() {
            return "broken";
        }

        @Override
        public Closeable listen(BrokenConfig config, Emitter emitter) throws IOException {
            throw new IOException("nobody answers");
        }
    }

    private List<String> troubles() {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setMetadata(new ObjectMetaBuilder().withName("es").build());
        Snapshot snapshot = new Snapshot(List.of(), List.of(), Set.of(), false);
        return new ClusterLook(
                        snapshot,
                        door.host,
                        new Reports(Map.of(), Map.of(), Optional.empty()),
                        new BusStanding(BusStanding.State.CONNECTED, ""),
                        true)
                .of(ArgoKind.EVENT_SOURCE, object)
                .troubles();
    }

    @Test
    void standing_by_is_no_trouble_and_failing_is() {
        door.memories.lease = lease;
        try (door) {
            door.serve("es", "{\"broken\": {\"ev\": {\"name\": \"x\"}}}");
            lease.take("other-pod");
            assertThat(door.host.status().getFirst().state()).isEqualTo(State.STANDING_BY);
            assertThat(troubles()).isEmpty();
            lease.give();
            await().until(() -> door.host.status().getFirst().state() == State.WAITING);
            assertThat(troubles()).containsExactly("broken ev does not work: nobody answers");
        }
    }
}
