package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.source.host.EventIds;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.http.HookLimits;
import dev.tripline.source.host.listen.Backoff;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.source.host.registration.RegistrationPace;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A real source host on loopback before a bus in memory, with everything a test wants to turn. */
public final class FrontDoor implements AutoCloseable {
    public static final HookLimits QUICK = new HookLimits(
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            64,
            200,
            32 * 1024);

    private static final RegistrationPace REGISTRATION = new RegistrationPace(
            Duration.ofMillis(20),
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            new Backoff.Pace(Duration.ofMillis(50), Duration.ofMillis(200)),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));

    public final FakeBus bus = new FakeBus();
    public final FakeMemories memories = new FakeMemories();
    public final Map<String, String> secretValues = new HashMap<>();
    /** Values by {@code name/key}. */
    public final Secrets secrets =
            selector -> Optional.ofNullable(secretValues.get(selector.name() + "/" + selector.key()));

    public final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    public final SourceHost host;
    private final Vertx vertx = Vertx.vertx();
    private final HttpCaller http = new HttpCaller(vertx);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Makes kinds that read the secrets of this door. */
    @FunctionalInterface
    public interface Kinds {
        List<SourceKind<?>> of(Secrets secrets);
    }

    public FrontDoor(Kinds kinds) {
        this(kinds, Clock.systemUTC(), QUICK);
    }

    public FrontDoor(Kinds kinds, Clock clock, HookLimits limits) {
        Backoff.Pace pace = new Backoff.Pace(Duration.ofMillis(20), Duration.ofMillis(100));
        host = new SourceHost(
                vertx,
                bus,
                memories,
                secrets,
                meters,
                new SourceKinds(kinds.of(secrets)),
                http,
                new SourceHost.Settings("127.0.0.1", "default", limits, pace, REGISTRATION),
                new EventIds(clock, new Random(7)));
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event source whose spec is this JSON. */
    public static Manifest eventSource(String name, String spec) {
        Position at = new Position(name + ".yaml", 1, 1);
        return new Manifest(
                Manifest.EVENT_SOURCE,
                name,
                "1",
                (Node.Obj) NodeJson.read(
                        "{\"kind\":\"EventSource\",\"metadata\":{\"name\":\"" + name + "\"},\"spec\":" + spec + "}",
                        at),
                at);
    }

    public List<SourceBinding> plan(String name, String spec) {
        Problems problems = new Problems();
        List<SourceBinding> bindings = host.plan(eventSource(name, spec), problems);
        assertThat(problems.hasErrors()).as("%s", problems.all()).isFalse();
        return bindings;
    }

    /** Serves just these, by name and JSON spec in turn. */
    public Problems serve(String... namesAndSpecs) {
        List<SourceBinding> all = new ArrayList<>();
        for (int i = 0; i < namesAndSpecs.length; i += 2) {
            all.addAll(plan(namesAndSpecs[i], namesAndSpecs[i + 1]));
        }
        return host.apply(all);
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static URI url(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        bus.store();
        host.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        client.close();
    }
}
