package dev.tripline.source.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.ListenerContract;
import dev.tripline.source.host.SourceStatus.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceSourceTest extends ListenerContract {
    private final FakeApiServer server = new FakeApiServer();
    private final AtomicInteger number = new AtomicInteger();
    private final ResourceSource source = new ResourceSource(account -> server.client("default"), Clock.systemUTC());

    @AfterEach
    void end() {
        server.close();
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(source);
    }

    @Override
    protected String spec() {
        return """
                {"resource": {"ev": {"version": "v1", "resource": "configmaps", "namespace": "default", "eventTypes": ["ADD"]}}}""";
    }

    @Override
    protected void provoke() {
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: map-%d}}".formatted(number.incrementAndGet()));
    }

    @Override
    protected Optional<String> cannotAcknowledge() {
        return Optional.of("an API server hears of no acknowledgement: what was told is remembered on the bus");
    }

    @Override
    protected int acknowledged() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Optional<String> cannotLoseUpstream() {
        return Optional.empty();
    }

    @Override
    protected void loseUpstream() {
        server.dropWatches();
    }

    @Test
    void event_sources_that_watch_the_same_share_one_watch() {
        door.serve("es", """
                {"resource": {
                  "ev": {"version": "v1", "resource": "configmaps", "namespace": "default", "eventTypes": ["ADD"]},
                  "one": {"version": "v1", "resource": "configmaps", "namespace": "default", "eventTypes": ["DELETE"]},
                  "two": {"version": "v1", "resource": "secrets", "eventTypes": ["ADD"]}}}""");
        await().until(() ->
                source.open() == 2 && door.host.status().stream().allMatch(one -> one.state() == State.RUNNING));
        provoke();
        await().until(() -> door.bus.stored().size() == 1);
        server.delete("/api/v1/namespaces/default/configmaps/map-1");
        await().until(() -> door.bus.stored().size() == 2);
        assertThat(door.bus.stored())
                .extracting("source", "subject")
                .containsExactly(tuple("es", "ev"), tuple("es", "one"));
        door.host.close();
        assertThat(source.open()).isZero();
    }

    @Test
    void an_event_type_that_there_is_not_is_told() {
        door.serve("bad", """
                {"resource": {"ev": {"version": "v1", "resource": "configmaps", "eventTypes": ["PATCH"]}}}""");
        await().until(() -> door.host.status().stream()
                .anyMatch(status -> status.toString().contains("unknown event type: PATCH")));
    }
}
