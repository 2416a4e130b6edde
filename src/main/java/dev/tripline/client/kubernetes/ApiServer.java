package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.HttpResult;
import dev.tripline.client.http.HttpTarget;
import dev.tripline.client.http.RetryAfter;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.client.kubernetes.identity.TokenIssuer;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import dev.tripline.client.kubernetes.identity.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Asks an API server, each time with a token of the service account that is named. The process's own credentials are never
 * sent from here: there is no way to ask without an account. A token that is not taken (401) is exchanged once. Blocks within
 * the call's time limit; thread-safe.
 */
public final class ApiServer {
    /** Bytes of an answer that are read. */
    private static final int LARGEST = 16 << 20;

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final String url;
    private final HttpCaller caller;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Kinds kinds;

    /**
     * @param url without a path
     * @param caller trusts the server's certificate
     */
    public ApiServer(String url, HttpCaller caller, TokenIssuer issuer, InstantSource clock, RandomGenerator random) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.caller = caller;
        this.tokens = new Tokens(issuer, clock, random);
        this.clock = clock;
        this.kinds = new Kinds(this, clock);
    }

    /** JSON text as a document that can be changed. Numbers keep their digits. */
    public static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    /** What the server calls a kind of objects. */
    public Kinds kinds() {
        return kinds;
    }

    /** What acts as service accounts shares them. */
    Tokens tokens() {
        return tokens;
    }

    /** The accounts that Tripline may not act as, as far as somebody tried, with the reason. */
    public Map<String, String> denials() {
        Map<String, String> all = new LinkedHashMap<>();
        tokens.denials().forEach((account, denial) -> all.put(account.toString(), denial.message()));
        return all;
    }

    /** Asks the API server. */
    public ApiAnswer call(ServiceAccount as, ApiCall call) throws InterruptedException {
        return call(url, as, call);
    }

    /**
     * Asks another server that takes the API server's tokens, such as Argo's. Whoever holds a token can do all that the account
     * may: this is for addresses that the operator has set, never for one out of a manifest.
     */
    public ApiAnswer call(String server, ServiceAccount as, ApiCall call) throws InterruptedException {
        try {
            String token = tokens.of(as);
            ApiAnswer answer = send(server, token, call);
            if (!(answer instanceof ApiAnswer.Refused refused) || refused.code() != UNAUTHORIZED) {
                return answer;
            }
            tokens.discard(as, token);
            return send(server, tokens.of(as), call);
        } catch (NoToken e) {
            return e.isRefused() ? new ApiAnswer.Denied(e.text()) : new ApiAnswer.NotSent(e.text());
        }
    }

    private ApiAnswer send(String server, String token, ApiCall call) throws InterruptedException {
        List<HttpCall.Header> headers = new ArrayList<>();
        headers.add(new HttpCall.Header("Authorization", "Bearer " + token, true));
        headers.add(new HttpCall.Header("Accept", "application/json", false));
        headers.add(new HttpCall.Header("User-Agent", "tripline", false));
        if (!call.contentType().isEmpty()) {
            headers.add(new HttpCall.Header("Content-Type", call.contentType(), false));
        }
        HttpCall http = new HttpCall(
                call.method(),
                HttpTarget.parse(server + call.path()),
                headers,
                Optional.empty(),
                call.body().getBytes(StandardCharsets.UTF_8),
                call.timeLimit(),
                false);
        try {
            return answer(caller.call(http, LARGEST)
                    .subscribeAsCompletionStage()
                    .get(call.timeLimit().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return new ApiAnswer.Lost("no answer: " + e.getClass().getSimpleName());
        }
    }

    private ApiAnswer answer(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new ApiAnswer.NotSent(notSent.reason());
            case HttpResult.Lost lost -> new ApiAnswer.Lost(lost.reason());
            case HttpResult.Refused refused -> new ApiAnswer.NotSent(refused.reason());
            case HttpResult.Answered answered -> answered(answered);
        };
    }

    private ApiAnswer answered(HttpResult.Answered answered) {
        if (answered.body().length >= LARGEST) {
            return new ApiAnswer.Refused(413, "", "the answer is longer than 16 MiB", Optional.empty());
        }
        String text = new String(answered.body(), StandardCharsets.UTF_8);
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (IOException e) {
            body = JsonNodeFactory.instance.objectNode().put("message", text.strip());
        }
        if (answered.status() < 300) {
            return body instanceof ObjectNode || body.isArray()
                    ? new ApiAnswer.Good(answered.status(), body)
                    : new ApiAnswer.Lost("the answer is no JSON object");
        }
        Optional<Duration> after = answered.retryAfter().flatMap(wish -> RetryAfter.read(wish, clock.instant()));
        String message = body.path("message").asText("");
        return new ApiAnswer.Refused(answered.status(), body.path("reason").asText(""), message, after);
    }
}
