package dev.tripline.source.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.HttpResult;
import dev.tripline.client.http.HttpTarget;
import dev.tripline.client.http.RetryAfter;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to the APIs of providers, for virtual threads: each blocks, for a bounded time. Thread-safe. */
public final class ProviderCalls {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String GUARD = ")]}'";

    private final HttpCaller http;
    private final Clock clock;
    private final Duration timeout;
    private final boolean trustAll;

    public ProviderCalls(HttpCaller http, Clock clock, Duration timeout) {
        this(http, clock, timeout, false);
    }

    private ProviderCalls(HttpCaller http, Clock clock, Duration timeout, boolean trustAll) {
        this.http = http;
        this.clock = clock;
        this.timeout = timeout;
        this.trustAll = trustAll;
    }

    /** The same, with certificates looked at or not, as a manifest says. */
    public ProviderCalls trustingAll(boolean trust) {
        return new ProviderCalls(http, clock, timeout, trust);
    }

    public Clock clock() {
        return clock;
    }

    /**
     * @param login headers that say who is asking
     * @param secrets what else must not be shown, whatever the provider answers
     */
    public record Request(
            String method, String url, List<HttpCall.Header> login, Optional<JsonNode> body, List<String> secrets) {
        /** Never prints more; which page it was does not matter. */
        @Override
        public String toString() {
            return method + " " + url.replaceFirst("\\?.*", "");
        }
    }

    /** An answer that is the caller's to judge: neither a sick provider's, nor one that refuses the login. */
    public record Reply(Request request, int status, byte[] body) {
        /** The body as JSON. Gerrit puts a line before it, so that no browser runs it as a script. */
        public JsonNode json() throws RegistrationFailure {
            try {
                String text = new String(body, StandardCharsets.UTF_8);
                return JSON.readTree(text.startsWith(GUARD) ? text.substring(GUARD.length()) : text);
            } catch (IOException e) {
                String why = body.length >= HttpCaller.MAX_BODY ? "is too long" : "is not JSON";
                throw RegistrationFailure.of(Reach.PLACE, "unreadable", request + ": the answer " + why);
            }
        }

        /** The failure that this answer means, with what the provider says about it. */
        public RegistrationFailure failure() {
            return failure(Reach.PLACE);
        }

        private RegistrationFailure failure(Reach reach) {
            String said = Said.of(body, hidden(request));
            return RegistrationFailure.of(
                    reach,
                    "HTTP " + status,
                    request + " was answered with " + status + (said.isEmpty() ? "" : ": " + said) + hint());
        }

        /** Providers hide with 404 what the login may not see. */
        private String hint() {
            return status == 404 || status == 403
                    ? " (it does not exist, or the credentials may not manage its hooks)"
                    : "";
        }
    }

    public Reply send(Request request) throws RegistrationFailure, InterruptedException {
        return switch (exchange(request)) {
            case HttpResult.Answered answered -> judged(request, answered);
            case HttpResult.NotSent not ->
                throw RegistrationFailure.of(Reach.ALL, "unreachable", request + ": " + not.reason());
            case HttpResult.Lost lost ->
                throw RegistrationFailure.of(Reach.PERHAPS_ALL, "no answer", request + ": " + lost.reason());
            case HttpResult.Refused refused ->
                throw RegistrationFailure.of(Reach.PLACE, "redirected", request + ": " + refused.reason());
        };
    }

    private Reply judged(Request request, HttpResult.Answered answered) throws RegistrationFailure {
        int status = answered.status();
        Reply reply = new Reply(request, status, answered.body());
        Instant now = clock.instant();
        Optional<Duration> pause = answered.retryAfter()
                .flatMap(header -> RetryAfter.read(header, now))
                .or(() -> answered.rateLimitReset().flatMap(reset -> until(reset, now)));
        if (status == 401 || status == 429 || (status == 403 && pause.isPresent())) {
            throw reply.failure(Reach.ALL).after(pause);
        }
        if (status == 408 || status >= 500) {
            throw reply.failure(Reach.PERHAPS_ALL).after(pause);
        }
        return reply;
    }

    private static Optional<Duration> until(String epochSeconds, Instant now) {
        try {
            return Optional.of(Duration.between(now, Instant.ofEpochSecond(Long.parseLong(epochSeconds.strip()))))
                    .filter(wait -> !wait.isNegative());
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private HttpResult exchange(Request request) throws RegistrationFailure, InterruptedException {
        List<HttpCall.Header> headers = new ArrayList<>(request.login());
        headers.add(new HttpCall.Header("User-Agent", "Tripline", false));
        headers.add(new HttpCall.Header("Accept", "application/json", false));
        request.body().ifPresent(body -> headers.add(new HttpCall.Header("Content-Type", "application/json", false)));
        byte[] body = request.body()
                .map(json -> json.toString().getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        HttpCall call =
                new HttpCall(request.method(), target(request), headers, Optional.empty(), body, timeout, trustAll);
        CompletableFuture<HttpResult> result = http.call(call).subscribeAsCompletionStage();
        try {
            // The caller ends by itself; the second limit is for a mistake in it.
            return result.get(timeout.toMillis() + 5_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return new HttpResult.Lost("the call did not end");
        } finally {
            result.cancel(false);
        }
    }

    private static HttpTarget target(Request request) throws RegistrationFailure {
        try {
            return HttpTarget.parse(request.url());
        } catch (IllegalArgumentException e) {
            throw RegistrationFailure.of(
                    Reach.ALL, "address", "the provider's address cannot be used: " + e.getMessage());
        }
    }

    private static List<String> hidden(Request request) {
        List<String> hidden = new ArrayList<>(request.secrets());
        for (HttpCall.Header header : request.login()) {
            if (header.secret()) {
                hidden.addAll(SecretValues.in(header.value()));
            }
        }
        return hidden;
    }
}
