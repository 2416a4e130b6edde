package dev.tripline.source.host.http;

import dev.tripline.event.Receipt;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.host.http.HookSink.Refusal;
import dev.tripline.source.shape.Forms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request on its way (source specification 2): bearer token, bounded body, signature, the hook, the bus, the answer. Everything runs
 * on the event loop of its connection; only the bus answers from elsewhere.
 */
final class HookExchange {
    private static final byte[] NOTHING = new byte[0];
    private static final int AT_A_TIME = 64;
    /** More would make an answer that some callers do not read. */
    private static final int MOST_IDS = 100;

    /** Discarding: answered, but the caller still sends. */
    private enum Stage {
        READING,
        STORING,
        DISCARDING,
        OVER
    }

    private final HttpServerRequest request;
    private final HookRoute route;
    private final Context context;
    private final HookLimits limits;
    private final Runnable whenOver;
    private Stage stage = Stage.READING;
    private long since = System.nanoTime();
    private long maxBody;
    private Buffer body = Buffer.buffer(0);
    private boolean readWhole;
    private Cancellable storing = () -> {};

    HookExchange(HttpServerRequest request, HookRoute route, Context context, HookLimits limits, Runnable whenOver) {
        this.request = request;
        this.route = route;
        this.context = context;
        this.limits = limits;
        this.whenOver = whenOver;
    }

    HttpConnection connection() {
        return request.connection();
    }

    void begin() {
        request.exceptionHandler(gone -> over());
        request.response().closeHandler(gone -> over());
        request.handler(this::chunk).endHandler(end -> whole());
        route.authorize(Optional.ofNullable(request.getHeader(HeaderLines.AUTHORIZATION)))
                .ifPresentOrElse(
                        refused -> refuse(refused, refused.status() < 500 ? Refusal.AUTH : Refusal.ERROR), this::admit);
    }

    private void admit() {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            refuse(
                    new Answer.Refused(415, "request bodies with a Content-Encoding are not accepted"),
                    Refusal.ENCODING);
            return;
        }
        String contentType = request.getHeader("Content-Type");
        maxBody = route.maxBody(contentType == null ? "" : contentType);
        if (declaredLength() > maxBody) {
            refuse(route.tooLarge(), Refusal.TOO_LARGE);
        } else if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    private long declaredLength() {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void chunk(Buffer chunk) {
        if (stage != Stage.READING) {
            return;
        }
        if (body.length() + (long) chunk.length() > maxBody) {
            refuse(route.tooLarge(), Refusal.TOO_LARGE);
        } else {
            body = body.length() == 0 ? chunk : body.appendBuffer(chunk);
        }
    }

    private void whole() {
        readWhole = true;
        if (stage == Stage.DISCARDING) {
            over();
        } else if (stage == Stage.READING) {
            receive();
        }
    }

    private void receive() {
        Answer answer;
        try {
            HookRequest whole = hookRequest();
            Optional<Answer.Refused> unsigned = route.verify(whole);
            if (unsigned.isPresent()) {
                refuse(unsigned.get(), unsigned.get().status() < 500 ? Refusal.AUTH : Refusal.ERROR);
                return;
            }
            answer = route.receive(whole);
        } catch (RuntimeException e) {
            route.sink().refused(Refusal.ERROR, e.toString());
            answer(500, "Internal Server Error", List.of());
            return;
        }
        switch (answer) {
            case Answer.Accepted accepted -> store(accepted.payloads());
            case Answer.Refused refused -> refuse(refused, refused.status() < 500 ? Refusal.INVALID : Refusal.ERROR);
        }
    }

    private HookRequest hookRequest() {
        String query = request.query();
        byte[] bytes = body.length() == 0 ? NOTHING : body.getBytes();
        body = Buffer.buffer(0);
        return new HookRequest(
                request.method().name(),
                request.path(),
                query == null ? Map.of() : Forms.query(query),
                HeaderLines.of(request.headers()),
                bytes);
    }

    private void store(List<Payload> payloads) {
        stage = Stage.STORING;
        since = System.nanoTime();
        Uni<List<Receipt>> stored = payloads.size() == 1
                ? route.sink().emit(payloads.getFirst()).map(HookExchange::listed)
                : inOrder(payloads);
        storing =
                stored.subscribe().with(receipts -> onLoop(() -> stored(receipts)), failure -> onLoop(this::notStored));
    }

    private static List<Receipt> listed(Optional<Receipt> receipt) {
        return receipt.map(List::of).orElse(List.of());
    }

    /** Handed over in order, many at a time: they reach the bus together. The first that fails ends it. */
    private Uni<List<Receipt>> inOrder(List<Payload> payloads) {
        return Multi.createFrom()
                .iterable(payloads)
                .onItem()
                .transformToUni(payload -> route.sink().emit(payload))
                .merge(AT_A_TIME)
                .collect()
                .in(ArrayList::new, (all, receipt) -> receipt.ifPresent(all::add));
    }

    private void onLoop(Runnable task) {
        if (Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(run -> task.run());
        }
    }

    private void stored(List<Receipt> receipts) {
        if (stage == Stage.STORING) {
            answer(200, "success", receipts);
        }
    }

    private void notStored() {
        if (stage == Stage.STORING) {
            route.sink().refused(Refusal.BUS, "the bus did not store the event");
            request.response().putHeader("Retry-After", HookVerticle.pause());
            answer(503, "failed to record event", List.of());
        }
    }

    /** Ends what takes too long. */
    void sweep(long now) {
        long waited = now - since;
        if (stage == Stage.READING && waited > limits.read().toNanos()) {
            refuse(new Answer.Refused(408, "the request body did not arrive in time"), Refusal.TIMEOUT);
        } else if (stage == Stage.STORING && waited > limits.answer().toNanos()) {
            storing.cancel();
            notStored();
        } else if (stage == Stage.DISCARDING && waited > 1_000_000_000L) {
            request.connection().close();
            over();
        }
    }

    private void refuse(Answer.Refused refused, Refusal reason) {
        route.sink().refused(reason, refused.text());
        answer(refused.status(), refused.text(), List.of());
    }

    private void answer(int status, String text, List<Receipt> receipts) {
        if (stage == Stage.OVER || stage == Stage.DISCARDING) {
            return;
        }
        body = Buffer.buffer(0);
        HttpServerResponse response = request.response().setStatusCode(status);
        receipts.stream()
                .limit(MOST_IDS)
                .forEach(receipt -> response.headers().add("Tripline-Event-Id", receipt.eventId()));
        if (readWhole) {
            HookVerticle.end(response, text);
            over();
            return;
        }
        // Closing at once would reset the connection before a caller that still sends has read the answer.
        stage = Stage.DISCARDING;
        since = System.nanoTime();
        HookVerticle.end(response.putHeader("Connection", "close"), text);
    }

    private void over() {
        if (stage != Stage.OVER) {
            boolean close = stage == Stage.DISCARDING;
            stage = Stage.OVER;
            body = Buffer.buffer(0);
            whenOver.run();
            if (close) {
                request.connection().close();
            }
        }
    }
}
