package dev.tripline.client.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A real HTTP server on the loopback that remembers what it was asked. */
public final class TestTarget implements AutoCloseable {
    /** A request as it arrived; header names as on the wire. */
    public record Seen(String method, String uri, List<Map.Entry<String, String>> headers, String body) {
        public List<String> values(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    public TestTarget(Vertx vertx, BiConsumer<HttpServerRequest, HttpServerResponse> answer) {
        this(vertx, new HttpServerOptions(), answer);
    }

    public TestTarget(
            Vertx vertx, HttpServerOptions options, BiConsumer<HttpServerRequest, HttpServerResponse> answer) {
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.bodyHandler(body -> {
                    seen.add(seen(request, body));
                    answer.accept(request, request.response());
                }));
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /** Answers everything with this status and no body. */
    public static TestTarget of(Vertx vertx, int status) {
        return new TestTarget(
                vertx, (request, response) -> response.setStatusCode(status).end());
    }

    private static Seen seen(HttpServerRequest request, Buffer body) {
        return new Seen(
                request.method().name(),
                request.uri(),
                request.headers().entries().stream()
                        .map(header -> Map.entry(header.getKey(), header.getValue()))
                        .toList(),
                body.toString());
    }

    public int port() {
        return server.actualPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public List<Seen> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
