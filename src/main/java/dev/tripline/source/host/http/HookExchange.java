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
 * One request on its way (source specification 2): bearer token, bounded body, signature, the hook, the bus, the answer. Everything
 * runs on the event loop of its connection; only the bus, and whoever a hook had to ask, answer from elsewhere.
 */
final class HookExchange {
    private static final int AT_A_TIME = 64;

    /** So many of the ids are told that no client finds the answer's head too long. */
    private static final int MAX_NAMED = 16;

    /** Asking: somebody else, for the hook. Discarding: answered, but the caller still sends. */
    private enum Stage {
        READING,
        ASKING,
        STORING,
        DISCARDING,
        OVER
    }

    private final HttpServerRequest request;
    private final HookRoute route;
    private final Context context;
    private final HookLimits limits;
    private final Runnable whenOver;
    private final RequestBody body = new RequestBody();
    private Stage stage = Stage.READING;
    private long since = System.nanoTime();
    private boolean readWhole;
    private Cancellable asking = () -> {};
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
        if (!body.admits(request, route.maxBody(contentType == null ? "" : contentType))) {
            refuse(route.tooLarge(), Refusal.TOO_LARGE);
        } else if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    private void chunk(Buffer chunk) {
        if (stage == Stage.READING && !body.add(chunk)) {
            refuse(route.tooLarge(), Refusal.TOO_LARGE);
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
            broken(e);
            return;
        }
        settle(answer);
    }

    private void settle(Answer answer) {
        switch (answer) {
            case Answer.Accepted accepted -> store(accepted.payloads());
            case Answer.Replied replied -> answer(200, replied.contentType(), replied.text(), List.of());
            case Answer.Refused refused -> {
                if (refused.status() == 503) {
                    request.response().putHeader("Retry-After", HookVerticle.pause());
                }
                refuse(refused, refused.status() < 500 ? Refusal.INVALID : Refusal.ERROR);
            }
            case Answer.Later later -> ask(later);
        }
    }

    private void ask(Answer.Later later) {
        enter(Stage.ASKING);
        asking = later.answer()
                .subscribe()
                .with(answer -> onLoop(() -> asked(answer)), failure -> onLoop(() -> broken(failure)));
    }

    private void asked(Answer answer) {
        if (stage == Stage.ASKING) {
            settle(answer);
        }
    }

    private void broken(Throwable failure) {
        if (stage == Stage.READING || stage == Stage.ASKING) {
            route.sink().refused(Refusal.ERROR, failure.toString());
            answer(500, "Internal Server Error", List.of());
        }
    }

    /** From the end of the body on there is one deadline for all that follows. */
    private void enter(Stage next) {
        if (stage == Stage.READING) {
            since = System.nanoTime();
        }
        stage = next;
    }

    private HookRequest hookRequest() {
        String query = request.query();
        return new HookRequest(
                request.method().name(),
                request.path(),
                query == null ? Map.of() : Forms.query(query),
                HeaderLines.of(request.headers()),
                body.take());
    }

    private void store(List<Payload> payloads) {
        if (payloads.isEmpty()) {
            route.sink().ignored();
            answer(200, "success", List.of());
            return;
        }
        enter(Stage.STORING);
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
        } else if (stage == Stage.ASKING && waited > limits.answer().toNanos()) {
            asking.cancel();
            settle(new Answer.Refused(503, "what this request depends on did not answer in time"));
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
        answer(status, HookVerticle.PLAIN, text, receipts);
    }

    private void answer(int status, String contentType, String text, List<Receipt> receipts) {
        if (stage == Stage.OVER || stage == Stage.DISCARDING) {
            return;
        }
        body.drop();
        HttpServerResponse response = request.response().setStatusCode(status);
        receipts.stream()
                .limit(MAX_NAMED)
                .forEach(receipt -> response.headers().add("Tripline-Event-Id", receipt.eventId()));
        if (readWhole) {
            HookVerticle.end(response, contentType, text);
            over();
            return;
        }
        // Closing at once would reset the connection before a caller that still sends has read the answer.
        stage = Stage.DISCARDING;
        since = System.nanoTime();
        HookVerticle.end(response.putHeader("Connection", "close"), contentType, text);
    }

    private void over() {
        if (stage != Stage.OVER) {
            boolean close = stage == Stage.DISCARDING;
            asking.cancel();
            stage = Stage.OVER;
            body.drop();
            whenOver.run();
            if (close) {
                request.connection().close();
            }
        }
    }
}
