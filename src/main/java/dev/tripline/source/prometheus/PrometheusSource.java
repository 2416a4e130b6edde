package dev.tripline.source.prometheus;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.secret.Secrets;
import dev.tripline.source.Emitter;
import dev.tripline.source.Listener;
import dev.tripline.source.tick.EverySecond;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Asks Prometheus a query on a schedule, and tells when a series begins and ceases to be beyond a threshold: one event for each edge.
 * What is firing is kept, so that a restart tells nothing twice and misses no end. A query that fails changes nothing; the host starts it
 * again with a back-off, and its status says why.
 */
@ApplicationScoped
public class PrometheusSource implements Listener<PrometheusConfig> {
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(3);

    private final EverySecond seconds;
    private final Clock clock;
    private final HttpCaller http;
    private final Secrets secrets;

    @Inject
    public PrometheusSource(Scheduler scheduler, Clock clock, HttpCaller http, Secrets secrets) {
        this.seconds = new EverySecond(scheduler);
        this.clock = clock;
        this.http = http;
        this.secrets = secrets;
    }

    @Override
    public String identity() {
        return "The fingerprint of the series, the beginning of its episode, and whether it begins or ends.";
    }

    @Override
    public Class<PrometheusConfig> config() {
        return PrometheusConfig.class;
    }

    @Override
    public Closeable listen(PrometheusConfig config, Emitter emitter) throws Exception {
        PrometheusRun run = new PrometheusRun(config, emitter, new Query(config, http, secrets)::at, clock, BOUND);
        begin(run, config.limit().plus(BOUND).plus(BOUND));
        Closeable job = seconds.run("prometheus " + emitter.origin(), run::tick);
        return () -> {
            run.close();
            job.close();
            awaitIdle(run);
        };
    }

    private static void begin(PrometheusRun run, Duration limit) throws Exception {
        CompletableFuture<Void> begun = run.begin().subscribeAsCompletionStage();
        try {
            begun.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            begun.cancel(false);
        }
    }

    private static void awaitIdle(PrometheusRun run) {
        try {
            run.awaitIdle(CLOSE_BOUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
