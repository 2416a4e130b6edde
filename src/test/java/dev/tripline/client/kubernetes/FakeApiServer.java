package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An API server over plain HTTP, for how clients react to what fabric8's mock cannot do: bookmarks, 410 Gone, dropped watches,
 * server-side apply, 403 by service account, TokenRequest. It shows reactions; it proves no conformance. Thread-safe.
 */
public final class FakeApiServer implements FaultyCluster {
    /** What somebody asked for. */
    public record Request(String method, String path, String query, String user, String contentType, String body) {}

    private record Fault(Predicate<Request> when, int code, String reason, int[] times) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer();
    private final FakeCluster cluster = new FakeCluster();
    private final FakeKinds kinds = new FakeKinds();
    private final FakeAccess access = new FakeAccess();
    private final FakeAdministrator administrator = new FakeAdministrator(cluster, kinds);
    private final FakeVerbs verbs = new FakeVerbs(cluster, kinds, access);
    private final List<FakeWatch> watches = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<KubernetesClient> clients = new ArrayList<>();
    private volatile Predicate<Request> unanswered = request -> false;

    public FakeApiServer() {
        server.requestHandler(request -> {
            // An upgrade has to be answered before its (empty) body is over.
            if (request.getHeader("Upgrade") == null) {
                request.bodyHandler(body -> handle(request, body.toString()));
            } else {
                handle(request, "");
            }
        });
        join(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
    }

    private static <T> T join(java.util.concurrent.CompletableFuture<T> future) {
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public Config config(String namespace) {
        return new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl(url())
                .withNamespace(namespace)
                .withOauthToken(FakeAccess.ADMINISTRATOR)
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(50)
                .build();
    }

    @Override
    public String kubeconfig(String namespace) {
        return kubeconfig(namespace, FakeAccess.ADMINISTRATOR);
    }

    @Override
    public String kubeconfigOf(String namespace, String account) {
        return kubeconfig(namespace, access.issue(namespace, account));
    }

    private String kubeconfig(String namespace, String token) {
        return """
                apiVersion: v1
                kind: Config
                current-context: fake
                contexts: [{name: fake, context: {cluster: fake, user: me, namespace: %s}}]
                clusters: [{name: fake, cluster: {server: "%s"}}]
                users: [{name: me, user: {token: %s}}]
                """.formatted(namespace, url(), token);
    }

    @Override
    public synchronized KubernetesClient client(String namespace) {
        KubernetesClient client = Calls.uncounted(config(namespace));
        clients.add(client);
        return client;
    }

    @Override
    public List<Asked> asked() {
        return requests.stream()
                .map(request -> new Asked(request.method(), request.path(), request.query()))
                .toList();
    }

    @Override
    public JsonNode put(String manifest) {
        return administrator.put(manifest);
    }

    @Override
    public Optional<JsonNode> get(String path) {
        return administrator.get(path);
    }

    @Override
    public List<ObjectNode> list(String path) {
        return administrator.list(path);
    }

    @Override
    public void delete(String path) {
        administrator.delete(path);
    }

    /** Lets a service account do something in its own namespace; {@code *} for every verb, or for every group and resource. */
    public void allow(String namespace, String account, String verb, String group, String resource) {
        access.allow(FakeAccess.ACCOUNT + namespace + ":" + account, namespace, verb, group, resource);
    }

    /** The same in another namespace than the account's own. */
    public void allowIn(String place, String namespace, String account, String verb, String group, String resource) {
        access.allow(FakeAccess.ACCOUNT + namespace + ":" + account, place, verb, group, resource);
    }

    /** Takes back all that a service account may. */
    public void deny(String namespace, String account) {
        access.deny(FakeAccess.ACCOUNT + namespace + ":" + account);
    }

    public void revokeTokens() {
        access.revoke();
    }

    /** How many tokens were issued. */
    public int tokens() {
        return access.issued();
    }

    public void withoutKind(String group, String plural) {
        kinds.remove(group, plural);
    }

    /** All that was asked for, oldest first, also by the administrator. */
    @Override
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The next so many fitting requests are answered with this code. */
    public void fail(int times, int code, String reason, Predicate<Request> when) {
        faults.add(new Fault(when, code, reason, new int[] {times}));
    }

    @Override
    public void leaveUnanswered(Predicate<Request> when) {
        unanswered = when;
    }

    @Override
    public int dropWatches() {
        List<FakeWatch> open = List.copyOf(watches);
        open.forEach(FakeWatch::drop);
        return open.size();
    }

    @Override
    public int expireWatches() {
        synchronized (cluster) {
            cluster.compact();
            List<FakeWatch> open = List.copyOf(watches);
            open.forEach(FakeWatch::expired);
            return open.size();
        }
    }

    public void bookmark() {
        synchronized (cluster) {
            watches.forEach(watch -> watch.bookmark(cluster.version()));
        }
    }

    private void handle(HttpServerRequest http, String body) {
        Optional<String> user = access.user(Optional.ofNullable(http.getHeader("Authorization")));
        String query = Optional.ofNullable(http.query()).orElse("");
        String type = Optional.ofNullable(http.getHeader("Content-Type")).orElse("");
        Request request = new Request(http.method().name(), http.path(), query, user.orElse(""), type, body);
        requests.add(request);
        try {
            refuse(request, user);
            Map<String, String> parameters = new java.util.HashMap<>();
            http.params().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
            if (parameters.getOrDefault("watch", "").equals("true")) {
                // One that hangs has not begun.
                if (!unanswered.test(request)) {
                    watch(http, request, parameters);
                }
                return;
            }
            FakeVerbs.Answer answer;
            synchronized (cluster) {
                answer = verbs.answer(request, parameters);
            }
            if (!unanswered.test(request)) {
                send(http.response(), answer.code(), answer.body());
            }
        } catch (FakeCluster.Refusal e) {
            send(http.response(), e.code, FakeVerbs.status(e));
        } catch (IOException | RuntimeException e) {
            send(http.response(), 400, FakeVerbs.status(new FakeCluster.Refusal(400, "BadRequest", e.toString())));
        }
    }

    private void refuse(Request request, Optional<String> user) throws FakeCluster.Refusal {
        for (Fault fault : faults) {
            synchronized (fault) {
                if (fault.times()[0] > 0 && fault.when().test(request)) {
                    fault.times()[0]--;
                    throw new FakeCluster.Refusal(fault.code(), fault.reason(), "injected");
                }
            }
        }
        if (user.isEmpty()) {
            throw new FakeCluster.Refusal(401, "Unauthorized", "Unauthorized");
        }
    }

    private void watch(HttpServerRequest http, Request request, Map<String, String> parameters)
            throws FakeCluster.Refusal {
        ApiPath path = ApiPath.of(http.path()).orElseThrow();
        FakeKinds.Kind kind = verbs.kind(path);
        verbs.check(request.user(), path, "watch");
        if ("websocket".equalsIgnoreCase(http.getHeader("Upgrade"))) {
            var unused = http.toWebSocket()
                    .onSuccess(socket -> open(
                            path, kind, parameters, socket::writeTextMessage, socket::close, socket::closeHandler));
            return;
        }
        HttpServerResponse response = http.response().setChunked(true).putHeader("Content-Type", "application/json");
        open(path, kind, parameters, response::write, response::end, response::closeHandler);
    }

    private void open(
            ApiPath path,
            FakeKinds.Kind kind,
            Map<String, String> parameters,
            Consumer<String> out,
            Runnable end,
            Consumer<io.vertx.core.Handler<Void>> onClose) {
        FakeWatch[] self = new FakeWatch[1];
        Runnable close = () -> {
            watches.remove(self[0]);
            synchronized (cluster) {
                cluster.unwatch(self[0]);
            }
            end.run();
        };
        FakeWatch watch = new FakeWatch(path, kind, FakeVerbs.selector(parameters), out, close);
        self[0] = watch;
        onClose.accept(ignored -> {
            watches.remove(watch);
            synchronized (cluster) {
                cluster.unwatch(watch);
            }
        });
        synchronized (cluster) {
            watches.add(watch);
            cluster.watch(watch);
            watch.begin(parameters.getOrDefault("resourceVersion", ""), cluster);
        }
    }

    private static void send(HttpServerResponse response, int code, JsonNode body) {
        response.setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }

    static ObjectNode json(String text) throws IOException {
        return (ObjectNode) (text.startsWith("{") ? JSON : YAML).readTree(text);
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        join(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
