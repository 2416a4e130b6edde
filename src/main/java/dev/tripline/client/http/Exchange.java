package dev.tripline.client.http;

import dev.tripline.client.limit.TimeLimits;
import dev.tripline.client.limit.TimeLimits.Limit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call on its way, through all its redirects, until the first of answer, failure and time limit. */
final class Exchange {
    private final TimeLimits limits;
    private final HttpClient client;
    private final HttpCall call;
    private final int maxBody;
    private final Consumer<HttpResult> finish;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<@Nullable HttpClientRequest> current = new AtomicReference<>();
    private volatile boolean sent;
    private volatile @Nullable HttpResult status;
    private volatile Limit limit = Limit.NONE;

    Exchange(TimeLimits limits, HttpClient client, HttpCall call, int maxBody, Consumer<HttpResult> finish) {
        this.limits = limits;
        this.client = client;
        this.call = call;
        this.maxBody = maxBody;
        this.finish = finish;
    }

    void start() {
        limit = limits.after(call.timeout(), () -> {
            HttpResult known = status;
            end(
                    known != null
                            ? known
                            : failure("no answer within " + call.timeout().toSeconds() + " s"));
            drop();
        });
        go(Hop.first(call), 0);
    }

    private void go(Hop hop, int redirects) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(hop.method()))
                .setHost(hop.target().host())
                .setPort(hop.target().port())
                .setSsl(hop.target().secure())
                .setURI(hop.target().uri())
                .setConnectTimeout(Math.max(1, call.timeout().toMillis()));
        try {
            client.request(options).onComplete(request -> {
                if (request.failed()) {
                    end(failure(cause("cannot connect to " + hop.target().authority(), request.cause())));
                } else {
                    send(request.result(), hop, redirects);
                }
            });
        } catch (RuntimeException e) {
            end(failure(cause("cannot call " + hop.target().authority(), e)));
        }
    }

    private void send(HttpClientRequest request, Hop hop, int redirects) {
        if (over.get()) {
            request.reset();
            return;
        }
        current.set(request);
        try {
            hop.headers().forEach(header -> request.headers().add(header.name(), header.value()));
            hop.host().ifPresent(host -> request.putHeader("Host", host));
        } catch (IllegalArgumentException e) {
            // The message would repeat the header's value.
            request.reset();
            end(new HttpResult.Refused("a header holds characters that HTTP forbids"));
            return;
        }
        sent = true;
        (hop.body().length == 0 ? request.send() : request.send(Buffer.buffer(hop.body()))).onComplete(response -> {
            if (response.failed()) {
                end(failure(cause("the connection was lost after sending", response.cause())));
            } else {
                answered(response.result(), hop, redirects);
            }
        });
    }

    private void answered(HttpClientResponse response, Hop hop, int redirects) {
        Optional<Hop> next;
        try {
            next = hop.redirected(response.statusCode(), Optional.ofNullable(response.getHeader("Location")));
        } catch (IllegalArgumentException e) {
            drop();
            end(new HttpResult.Refused("the target redirects away, but " + e.getMessage()));
            return;
        }
        if (next.isEmpty()) {
            read(response);
        } else if (redirects == HttpCaller.MAX_REDIRECTS) {
            drop();
            end(new HttpResult.Refused("stopped after " + HttpCaller.MAX_REDIRECTS + " redirects"));
        } else if (!over.get()) {
            drop();
            go(next.get(), redirects + 1);
        }
    }

    private void read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        status = answer(response, body);
        response.handler(chunk -> {
            int room = maxBody - body.length();
            body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            if (chunk.length() >= room) {
                end(answer(response, body));
                drop();
            }
        });
        response.exceptionHandler(e -> end(answer(response, body)));
        response.endHandler(nothing -> end(answer(response, body)));
    }

    /** The status has arrived: a body that breaks off or never ends does not change what the target did. */
    private static HttpResult answer(HttpClientResponse response, Buffer body) {
        return new HttpResult.Answered(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("Retry-After")),
                rateLimitReset(response),
                body.getBytes());
    }

    private static Optional<String> rateLimitReset(HttpClientResponse response) {
        return "0".equals(response.getHeader("X-RateLimit-Remaining"))
                ? Optional.ofNullable(response.getHeader("X-RateLimit-Reset"))
                : Optional.empty();
    }

    private HttpResult failure(String reason) {
        return sent ? new HttpResult.Lost(reason) : new HttpResult.NotSent(reason);
    }

    private static String cause(String what, Throwable e) {
        String message = e.getMessage();
        return what + ": "
                + (message == null
                        ? e.getClass().getSimpleName()
                        : message.lines().findFirst().orElse(""));
    }

    private void end(HttpResult result) {
        if (over.compareAndSet(false, true)) {
            limit.cancel();
            finish.accept(result);
        }
    }

    /** Gives up the request on the wire, if any, together with its connection. */
    private void drop() {
        HttpClientRequest request = current.getAndSet(null);
        if (request != null) {
            request.reset();
        }
    }
}
