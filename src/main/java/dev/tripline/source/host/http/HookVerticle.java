package dev.tripline.source.host.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop's share of a port. */
final class HookVerticle extends AbstractVerticle {
    static final String PLAIN = "text/plain; charset=utf-8";

    private static final int LONGEST_PAUSE_SECONDS = 5;
    private static final AtomicInteger PAUSES = new AtomicInteger();

    private final HttpServerOptions options;
    private final RouteTable table;
    private final HookLimits limits;
    private final Connections connections;

    HookVerticle(HttpServerOptions options, RouteTable table, HookLimits limits) {
        this.options = options;
        this.table = table;
        this.limits = limits;
        this.connections = new Connections(limits);
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(this::received);
        vertx.setPeriodic(limits.sweepMillis(), tick -> connections.sweep());
        server.listen().onFailure(failed -> server.close()).<Void>mapEmpty().onComplete(started);
    }

    private void received(HttpServerRequest request) {
        connections.heard(request.connection());
        String path = request.path();
        if ("/health".equals(path)) {
            end(request.response().setStatusCode(200), "OK");
            return;
        }
        if (table.draining()) {
            end(
                    request.response()
                            .setStatusCode(503)
                            .putHeader("Retry-After", pause())
                            .putHeader("Connection", "close"),
                    "shutting down");
            return;
        }
        if (request.headers().size() > limits.headers()) {
            end(request.response().setStatusCode(431).putHeader("Connection", "close"), "too many header lines");
            return;
        }
        Optional<HookRoute> route = path == null ? Optional.empty() : table.find(path);
        if (route.isEmpty()) {
            end(request.response().setStatusCode(404), "404 page not found\n");
            return;
        }
        table.entered();
        Visit visit = new Visit();
        HookExchange exchange = new HookExchange(request, route.get(), context, limits, visit::over);
        visit.exchange = Optional.of(exchange);
        connections.begin(exchange);
        exchange.begin();
    }

    /** Tells both books when an exchange is over. */
    private final class Visit {
        private Optional<HookExchange> exchange = Optional.empty();

        private void over() {
            table.left();
            exchange.ifPresent(connections::end);
        }
    }

    /** When to come again, in seconds: one to five in turn, so that not all who hear 503 come at the same moment. */
    static String pause() {
        return Integer.toString(1 + Math.floorMod(PAUSES.getAndIncrement(), LONGEST_PAUSE_SECONDS));
    }

    static void end(HttpServerResponse response, String text) {
        end(response, PLAIN, text);
    }

    static void end(HttpServerResponse response, String contentType, String text) {
        if (!response.ended() && !response.closed()) {
            response.putHeader("Content-Type", contentType).end(text);
        }
    }
}
