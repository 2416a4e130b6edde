package dev.tripline.bench;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that an endpoint must do to promise what Tripline's webhook promises: take a POST, store its body on a JetStream
 * stream under an id that de-duplicates, and answer 200 after the acknowledgement. No envelope, no checks, no metrics.
 * Arguments: the port and the URL of the bus.
 */
public final class BareEndpoint extends AbstractVerticle {
    private static final String STREAM = "bare";
    private static final int MOST_WAITING = 4096;
    private static final AtomicInteger WAITING = new AtomicInteger();

    private final JetStream stream;
    private final int port;

    private BareEndpoint(JetStream stream, int port) {
        this.stream = stream;
        this.port = port;
    }

    public static void main(String... arguments) throws Exception {
        Connection connection = Nats.connect(
                Options.builder().server(arguments[1]).connectionName("bare").build());
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects(STREAM + ".*")
                        .storageType(StorageType.File)
                        .build());
        JetStream stream = connection.jetStream();
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareEndpoint(stream, port),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onFailure(failure -> {
                    System.err.println("cannot open port " + port + ": " + failure.getMessage());
                    System.exit(5);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> store(request, body)))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void store(HttpServerRequest request, Buffer body) {
        if (WAITING.incrementAndGet() > MOST_WAITING) {
            WAITING.decrementAndGet();
            request.response().setStatusCode(503).end();
            return;
        }
        NatsMessage message = NatsMessage.builder()
                .subject(STREAM + ".in")
                .headers(new Headers().add("Nats-Msg-Id", UUID.randomUUID().toString()))
                .data(body.getBytes())
                .build();
        Context here = context;
        stream.publishAsync(message).whenComplete((stored, failure) -> {
            WAITING.decrementAndGet();
            here.runOnContext(now -> request.response()
                    .setStatusCode(failure == null ? 200 : 503)
                    .end(failure == null ? "success" : ""));
        });
    }
}
