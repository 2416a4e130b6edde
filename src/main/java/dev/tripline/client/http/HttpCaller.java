package dev.tripline.client.http;

import dev.tripline.client.limit.TimeLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes HTTP/1.1 calls without blocking, on connections that are kept and shared: at most {@value #MAX_PER_HOST} for each
 * host. A call never fails but by its {@link HttpResult}, and always ends within its time limit. Follows up to
 * {@value #MAX_REDIRECTS} redirects as Go's client does, except that credentials stay with their origin. Thread-safe.
 */
@ApplicationScoped
public class HttpCaller {
    /** Bytes of an answer that are read; the rest is dropped together with the connection. */
    public static final int MAX_BODY = 64 << 10;

    static final int MAX_PER_HOST = 100;
    static final int MAX_REDIRECTS = 10;
    private static final int MAX_HEADERS = 64 << 10;
    private static final int IDLE_SECONDS = 60;

    private static final Duration LOOK = Duration.ofMillis(50);

    private final TimeLimits limits;
    private final HttpClient verifying;
    private final HttpClient trusting;

    @Inject
    public HttpCaller(Vertx vertx) {
        this(client(vertx, new HttpClientOptions()), client(vertx, anybody()));
    }

    private HttpCaller(HttpClient verifying, HttpClient trusting) {
        this.limits = new TimeLimits(LOOK);
        this.verifying = verifying;
        this.trusting = trusting;
    }

    /**
     * One that checks certificates against an authority of one's own.
     *
     * @param authority certificates as PEM; empty for those of the JDK
     * @param trustAll check none
     */
    public static HttpCaller trusting(Vertx vertx, Optional<byte[]> authority, boolean trustAll) {
        HttpClientOptions options = trustAll ? anybody() : new HttpClientOptions();
        authority.ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pem))));
        return new HttpCaller(client(vertx, options), client(vertx, anybody()));
    }

    private static HttpClientOptions anybody() {
        return new HttpClientOptions().setTrustAll(true).setVerifyHost(false);
    }

    private static HttpClient client(Vertx vertx, HttpClientOptions wanted) {
        HttpClientOptions options = wanted.setKeepAlive(true)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MAX_HEADERS)
                .setSslHandshakeTimeout(10)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setDecompressionSupported(false);
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(MAX_PER_HOST))
                .build();
    }

    /** Starts the exchange when subscribed to. */
    public Uni<HttpResult> call(HttpCall call) {
        return call(call, MAX_BODY);
    }

    /**
     * The same for an answer that may be longer than {@link #MAX_BODY}. One of exactly {@code maxBody} bytes may have been cut off.
     */
    public Uni<HttpResult> call(HttpCall call, int maxBody) {
        HttpClient client = call.trustAll() ? trusting : verifying;
        return Uni.createFrom()
                .emitter(emitter -> new Exchange(limits, client, call, maxBody, emitter::complete).start());
    }

    @PreDestroy
    public void close() {
        verifying.close();
        trusting.close();
    }
}
