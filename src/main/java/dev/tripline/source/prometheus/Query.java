package dev.tripline.source.prometheus;

import dev.tripline.client.http.HttpCall;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.HttpResult;
import dev.tripline.client.http.HttpTarget;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Asks Prometheus' HTTP API for the value of a query at a moment. Never blocks. Thread-safe. */
final class Query {
    static final int MOST_BYTES = 4 << 20;

    private final PrometheusConfig config;
    private final HttpCaller http;
    private final Secrets secrets;

    /** There is no answer that counts. Carries no stack: it is a normal outcome. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }
    }

    Query(PrometheusConfig config, HttpCaller http, Secrets secrets) {
        this.config = config;
        this.http = http;
        this.secrets = secrets;
    }

    /** Fails with {@link Failed}, within the time limit. */
    Uni<Reading> at(Instant moment) {
        return Uni.createFrom().deferred(() -> {
            Credentials credentials = Credentials.of(config, secrets);
            HttpCall call = new HttpCall(
                    "POST",
                    HttpTarget.parse(config.url().replaceFirst("/+$", "") + "/api/v1/query"),
                    credentials.headers(),
                    Optional.empty(),
                    form(moment).getBytes(StandardCharsets.UTF_8),
                    config.limit(),
                    config.tls().filter(TLSConfig::insecureSkipVerify).isPresent());
            return http.call(call, MOST_BYTES).map(result -> reading(result, credentials));
        });
    }

    /** A moment is named, so that whoever asks at the same time is told the same. */
    private String form(Instant moment) {
        return "query=" + encoded(config.query()) + "&time=" + encoded(moment.toString()) + "&timeout="
                + config.limit().toMillis() + "ms";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Reading reading(HttpResult result, Credentials credentials) {
        return switch (result) {
            case HttpResult.NotSent not -> throw new Failed(credentials.hiddenIn(not.reason()));
            case HttpResult.Lost lost -> throw new Failed(credentials.hiddenIn(lost.reason()));
            case HttpResult.Refused refused -> throw new Failed(credentials.hiddenIn(refused.reason()));
            case HttpResult.Answered answered -> reading(answered, credentials);
        };
    }

    private static Reading reading(HttpResult.Answered answered, Credentials credentials) {
        if (answered.body().length >= MOST_BYTES) {
            throw new Failed("the answer is longer than 4 MiB; aggregate the query, e.g. with sum by (service)");
        }
        try {
            JsonText answer = JsonText.object(answered.body());
            if (answered.status() == 200 && answer.text("status").equals("success")) {
                return Reading.of(answer);
            }
            String said = answer.text("errorType") + ": " + answer.text("error");
            throw new Failed("HTTP " + answered.status() + ", " + credentials.excerpt(said));
        } catch (MalformedBody e) {
            throw new Failed(answered.status() == 200 ? String.valueOf(e.getMessage()) : "HTTP " + answered.status());
        }
    }
}
