package dev.tripline.bench;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerInfo;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * What the actions of the end to end case reach: it answers 200 and keeps count. A process of its own, all on one event loop.
 * Arguments: the port and the URL of the bus.
 *
 * <p>{@code POST /effect} with {@code {"at": microseconds since 1970}} is an action; {@code /reset} forgets what was counted;
 * {@code /figures} tells it; {@code /drained} answers when no event waits to be decided and no action to be acknowledged.
 */
public final class Target extends AbstractVerticle {
    private static final long LONGEST_LATENCY_MICROS = 3_600_000_000L;
    private static final long POLL_MILLIS = 100;

    private final Set<String> keys = new HashSet<>();
    private final Histogram latencies = new Histogram(LONGEST_LATENCY_MICROS, 3);
    private final JetStreamManagement bus;
    private final int port;
    private long requests;

    private Target(JetStreamManagement bus, int port) {
        this.bus = bus;
        this.port = port;
    }

    public static void main(String... arguments) throws Exception {
        Connection connection = Nats.connect(arguments[1]);
        Target target = new Target(connection.jetStreamManagement(), Integer.parseInt(arguments[0]));
        Vertx.vertx().deployVerticle(target).onFailure(failure -> {
            System.err.println("cannot open port " + arguments[0] + ": " + failure.getMessage());
            System.exit(5);
        });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        switch (request.path()) {
            case "/effect" -> request.bodyHandler(body -> effect(request, body));
            case "/reset" -> {
                keys.clear();
                latencies.reset();
                requests = 0;
                request.response().end();
            }
            case "/figures" -> request.response().end(figures().encode());
            case "/drained" -> answerWhenDrained(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void effect(HttpServerRequest request, Buffer body) {
        requests++;
        if (keys.add(String.valueOf(request.getHeader("Idempotency-Key")))) {
            long latency =
                    now() - Long.parseLong(body.toJsonObject().getValue("at").toString());
            latencies.recordValue(Math.clamp(latency, 0, LONGEST_LATENCY_MICROS));
        }
        request.response().end("{}");
    }

    private JsonObject figures() {
        return new JsonObject()
                .put("effects", keys.size())
                .put("twice", requests - keys.size())
                .put("p50", latencies.getValueAtPercentile(50) / 1000.0)
                .put("p99", latencies.getValueAtPercentile(99) / 1000.0);
    }

    private void answerWhenDrained(HttpServerRequest request) {
        vertx.executeBlocking(this::drained).onComplete(done -> {
            if (done.failed()) {
                request.response().setStatusCode(503).end(String.valueOf(done.cause()));
            } else if (done.result()) {
                request.response().end(figures().put("now", now()).encode());
            } else if (!request.response().closed()) {
                vertx.setTimer(POLL_MILLIS, again -> answerWhenDrained(request));
            }
        });
    }

    /** Deciders first: an event is acknowledged after its actions were stored. */
    private boolean drained() throws Exception {
        return idle("default") && idle("TRIPLINE_ACTIONS");
    }

    private boolean idle(String stream) throws Exception {
        for (ConsumerInfo consumer : bus.getConsumers(stream)) {
            if (consumer.getNumPending() + consumer.getNumAckPending() > 0) {
                return false;
            }
        }
        return true;
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
