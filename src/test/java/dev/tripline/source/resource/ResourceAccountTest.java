package dev.tripline.source.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.FakeApiServer.Request;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.cluster.ByToken;
import dev.tripline.source.host.SourceStatus;
import dev.tripline.source.host.SourceStatus.State;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a cluster a {@code resource} event source sees what its service account may see, and nothing more. */
@Timeout(60)
class ResourceAccountTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WATCHER = "system:serviceaccount:events:watcher";
    private static final String SPEC = """
            {"template": {"serviceAccountName": "%s"},
             "resource": {"ev": {"version": "v1", "resource": "configmaps", "namespace": "shop", "eventTypes": ["ADD"]}}}""";

    private final FakeApiServer server = new FakeApiServer();
    private final Vertx vertx = Vertx.vertx();
    private final Cluster cluster = Cluster.of(server.client("events"), vertx);
    private final ResourceSource source =
            new ResourceSource(new ByToken(() -> server.client("events"), cluster, "events"), Clock.systemUTC());
    private FrontDoor door;

    @BeforeEach
    void open() {
        for (String account : List.of("watcher", "default")) {
            server.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: %s, namespace: events}}"
                    .formatted(account));
        }
        door = new FrontDoor(secrets -> List.of(source));
    }

    @AfterEach
    void close() {
        door.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void mayWatch(String account) {
        server.allowIn("shop", "events", account, "list", "", "configmaps");
        server.allowIn("shop", "events", account, "watch", "", "configmaps");
    }

    private void happens(String name) {
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: shop}}".formatted(name));
    }

    private SourceStatus status() {
        return door.host.status().getFirst();
    }

    private List<String> watchers() {
        return server.requests().stream()
                .filter(request -> request.path().endsWith("/configmaps")
                        && request.method().equals("GET"))
                .map(Request::user)
                .distinct()
                .toList();
    }

    @Test
    void it_watches_as_the_account_of_the_event_source() {
        mayWatch("watcher");
        door.serve("es", SPEC.formatted("watcher"));
        await().atMost(SOON).until(() -> status().state() == State.RUNNING);
        happens("a");
        await().atMost(SOON).until(() -> door.bus.stored().size() == 1);
        assertThat(watchers()).containsExactly(WATCHER);
    }

    @Test
    void without_a_name_it_is_the_default_account_and_another_name_is_another_watch() {
        mayWatch("default");
        door.serve("es", SPEC.formatted(""));
        await().atMost(SOON).until(() -> status().state() == State.RUNNING);
        assertThat(watchers()).containsExactly("system:serviceaccount:events:default");
        mayWatch("watcher");
        door.serve("es", SPEC.formatted("watcher"));
        await().atMost(SOON).until(() -> watchers().contains(WATCHER) && status().state() == State.RUNNING);
        happens("a");
        await().atMost(SOON).until(() -> door.bus.stored().size() == 1);
        assertThat(source.open()).isEqualTo(1);
    }

    @Test
    void who_may_see_less_is_not_told_what_another_account_sees() {
        mayWatch("watcher");
        door.serve("one", SPEC.formatted("watcher"), "two", SPEC.formatted(""));
        await().atMost(SOON)
                .until(() -> watchers().containsAll(List.of(WATCHER, "system:serviceaccount:events:default"))
                        && status().state() == State.RUNNING);
        happens("a");
        await().atMost(SOON).until(() -> !door.bus.stored().isEmpty());
        assertThat(door.bus.stored()).extracting("source").containsExactly("one");
        assertThat(door.host.status().getLast().detail()).contains("forbidden");
    }

    @Test
    void what_the_account_may_not_see_is_told_and_tried_again() {
        door.serve("es", SPEC.formatted("watcher"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status().detail())
                        .contains(WATCHER, "configmaps", "forbidden")
                        .doesNotContain("token-events"));
        assertThat(watchers()).as("nobody looks with Tripline's rights instead").containsExactly(WATCHER);
        happens("a");
        mayWatch("watcher");
        await().atMost(SOON).until(() -> door.bus.stored().size() == 1);
    }

    @Test
    void an_account_that_tripline_may_not_be_is_told_with_what_to_grant() {
        server.fail(
                Integer.MAX_VALUE, 403, "Forbidden", request -> request.path().endsWith("/watcher/token"));
        door.serve("es", SPEC.formatted("watcher"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status().detail())
                        .contains("may not act as " + WATCHER, "create on serviceaccounts/token for \"watcher\""));
        assertThat(watchers()).isEmpty();
    }

    @Test
    void a_right_that_is_taken_away_is_noticed_when_the_watch_breaks() {
        mayWatch("watcher");
        door.serve("es", SPEC.formatted("watcher"));
        await().atMost(SOON).until(() -> status().state() == State.RUNNING);
        server.deny("events", "watcher");
        server.dropWatches();
        await().atMost(SOON).untilAsserted(() -> assertThat(status().detail()).contains(WATCHER, "forbidden"));
        happens("a");
        mayWatch("watcher");
        await().atMost(SOON).until(() -> door.bus.stored().size() == 1);
        assertThat(status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_token_that_is_not_taken_any_more_is_replaced() {
        mayWatch("watcher");
        door.serve("es", SPEC.formatted("watcher"));
        await().atMost(SOON).until(() -> status().state() == State.RUNNING);
        int before = server.tokens();
        server.revokeTokens();
        server.dropWatches();
        happens("a");
        await().atMost(SOON).until(() -> door.bus.stored().size() == 1);
        assertThat(server.tokens()).isGreaterThan(before);
    }
}
