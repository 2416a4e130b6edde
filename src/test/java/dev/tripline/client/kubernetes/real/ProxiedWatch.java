package dev.tripline.client.kubernetes.real;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A watch that goes through {@link ApiProxy}, in lines or in messages. Ends once, from whichever side. Thread-safe. */
final class ProxiedWatch {
    static final String EXPIRED =
            "{\"type\": \"ERROR\", \"object\": {\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\":"
                    + " \"Failure\", \"reason\": \"Expired\", \"message\": \"too old resource version\", \"code\": 410}}\n";

    private final Consumer<String> out;
    private final Runnable end;
    private final Runnable cut;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Runnable onEnd = () -> {};

    /**
     * @param end tells both sides in order
     * @param cut breaks the connection of the client
     */
    private ProxiedWatch(Consumer<String> out, Runnable end, Runnable cut) {
        this.out = out;
        this.end = end;
        this.cut = cut;
    }

    static ProxiedWatch lines(HttpServerRequest http, HttpClientResponse answer) {
        HttpServerResponse down = http.response().setChunked(true);
        Runnable stop = () -> answer.request().reset();
        ProxiedWatch watch = new ProxiedWatch(
                down::write,
                () -> {
                    stop.run();
                    down.end();
                },
                () -> {
                    stop.run();
                    http.connection().close();
                });
        answer.handler(RecordParser.newDelimited("\n", line -> watch.pass(line.toString() + "\n")));
        answer.endHandler(nothing -> watch.close(down::end));
        answer.exceptionHandler(e -> watch.close(() -> http.connection().close()));
        down.closeHandler(nothing -> watch.close(stop));
        down.exceptionHandler(e -> watch.close(stop));
        // A watch that has nothing to say yet has begun all the same.
        down.write(Buffer.buffer());
        return watch;
    }

    static ProxiedWatch messages(ServerWebSocket down, WebSocket up) {
        ProxiedWatch watch = new ProxiedWatch(
                down::writeTextMessage,
                () -> {
                    up.close();
                    down.close();
                },
                () -> {
                    up.close();
                    down.close();
                });
        up.textMessageHandler(watch::pass);
        up.binaryMessageHandler(message -> watch.pass(message.toString()));
        up.closeHandler(nothing -> watch.close(down::close));
        down.closeHandler(nothing -> watch.close(up::close));
        up.exceptionHandler(e -> watch.close(down::close));
        down.exceptionHandler(e -> watch.close(up::close));
        return watch;
    }

    void onEnd(Runnable action) {
        onEnd = action;
        if (ended.get()) {
            action.run();
        }
    }

    private void pass(String event) {
        if (!ended.get()) {
            out.accept(event);
        }
    }

    private void close(Runnable how) {
        if (ended.compareAndSet(false, true)) {
            how.run();
            onEnd.run();
        }
    }

    void drop() {
        close(cut);
    }

    /** The end of a watch whose history is gone. */
    void expired() {
        close(() -> {
            out.accept(EXPIRED);
            end.run();
        });
    }
}
