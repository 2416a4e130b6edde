package dev.tripline.catalog.kubernetes.voice;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which of the replicas speaks for all: the holder of a Lease. Losing it ends the speaking and nothing else; who lost it is a
 * candidate again. Given up at the end, so that the next one needs not wait. Thread-safe.
 */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Leadership.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /**
     * How patient candidates are.
     *
     * @param lease how long a holder that says nothing is believed
     * @param renew after how long without success a holder gives up; shorter than {@code lease}
     * @param retry between two looks, with jitter
     */
    public record Pace(Duration lease, Duration renew, Duration retry) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
    }

    private final KubernetesClient client;
    private final LeaderElectionConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread candidate;
    private volatile Optional<CompletableFuture<?>> term = Optional.empty();
    private volatile boolean leading;
    private volatile boolean held;
    private boolean told;

    private Leadership(KubernetesClient client, String namespace, String name, String self, Pace pace, Runnable won) {
        this.client = client;
        this.config = new LeaderElectionConfig(
                new LeaseLock(namespace, name, self),
                pace.lease(),
                pace.renew(),
                pace.retry(),
                new LeaderCallbacks(
                        () -> {
                            leading = true;
                            won.run();
                        },
                        () -> leading = false,
                        holder -> held = true),
                true,
                name);
        this.candidate = Thread.ofVirtual().name("lease-" + name).unstarted(this::campaign);
    }

    /**
     * Becomes a candidate.
     *
     * @param self unique among the replicas
     * @param won called when the lease is got; must not block
     */
    public static Leadership candidate(
            KubernetesClient client, String namespace, String name, String self, Pace pace, Runnable won) {
        Leadership leadership = new Leadership(client, namespace, name, self, pace, won);
        leadership.candidate.start();
        return leadership;
    }

    public boolean isLeading() {
        return leading;
    }

    private void campaign() {
        try {
            while (closed.getCount() > 0) {
                serve();
                leading = false;
                long pause = ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis());
                if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the candidature until the lease is lost. */
    private void serve() throws InterruptedException {
        try {
            CompletableFuture<?> running = new LeaderElector(client, config, threads).start();
            term = Optional.of(running);
            if (closed.getCount() == 0) {
                running.cancel(true);
            }
            await(running);
        } catch (ExecutionException | CancellationException e) {
            LOG.log(Logger.Level.DEBUG, "the lease is lost", e);
        }
    }

    private void await(CompletableFuture<?> running) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                running.get(config.getLeaseDuration().toMillis() * 2, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (!held && !told) {
                    told = true;
                    LOG.log(
                            Logger.Level.WARNING,
                            "no status is written: nobody gets the lease {0}; may this account get, create and patch"
                                    + " leases in the namespace?",
                            config.getName());
                }
            }
        }
    }

    /** Gives the lease back; within two seconds, else it runs out by itself. */
    @Override
    public void close() {
        closed.countDown();
        term.ifPresent(running -> running.cancel(true));
        leading = false;
        threads.shutdown();
        try {
            candidate.join(Duration.ofSeconds(1));
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
