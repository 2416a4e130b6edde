package dev.tripline.runtime.lease;

import dev.tripline.runtime.lease.Register.Refusal;
import dev.tripline.source.host.listen.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The lease as one replica sees it: sought while somebody here wants it, by one virtual thread for all of them. Thread-safe.
 */
final class ReplicaLease implements Lease {
    private static final Logger LOG = Logger.getLogger(ReplicaLease.class);
    private static final Duration GIVING_BACK = Duration.ofSeconds(2);

    private final Candidate candidate;
    private final Pace pace;
    private final String name;
    private final Set<Runnable> wanting = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    private boolean serving;
    private String told = "";
    private String trouble = "";

    /** @param name for people */
    ReplicaLease(String name, Register register, String self, Pace pace) {
        this.name = name;
        this.pace = pace;
        this.candidate = new Candidate(register, self, pace, System::nanoTime, InstantSource.system());
        this.thread = Thread.ofVirtual().name("lease " + name).unstarted(this::run);
    }

    @Override
    public Place enter(Runnable changed) {
        boolean first = wanting.isEmpty();
        wanting.add(changed);
        if (begun.compareAndSet(false, true)) {
            thread.start();
        } else if (first) {
            wake.release();
        }
        return () -> wanting.remove(changed);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isHeld() {
        return candidate.isHeld();
    }

    @Override
    public Optional<String> holder() {
        return candidate.holder();
    }

    private void run() {
        try {
            while (!closed) {
                if (wanting.isEmpty()) {
                    giveUp();
                    wake.acquire();
                } else {
                    look();
                    boolean woken = wake.tryAcquire(pause().toNanos(), TimeUnit.NANOSECONDS);
                    LOG.tracef("the lease %s is looked at %s", name, woken ? "early" : "again");
                }
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveUp();
        }
    }

    private Duration pause() {
        long nanos =
                candidate.isServing() ? pace.retry().toNanos() : pace.retry().toNanos() / 2;
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos * 4 / 5, nanos));
    }

    private void look() {
        try {
            candidate.look();
            trouble = "";
        } catch (Refusal e) {
            if (!trouble.equals(e.getMessage())) {
                trouble = String.valueOf(e.getMessage());
                LOG.debugf("the lease %s cannot be had or renewed: %s", name, trouble);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "the lease %s could not be looked at", name);
        }
        changed();
        tell();
    }

    private void changed() {
        if (serving != candidate.isServing()) {
            serving = candidate.isServing();
            wanting.forEach(Runnable::run);
        }
    }

    private void tell() {
        String now = serving
                ? "this replica does what one replica does at a time"
                : candidate
                        .holder()
                        .map(holder -> holder + " does what one replica does at a time")
                        .orElse(told);
        if (!now.equals(told)) {
            told = now;
            LOG.infof("%s (lease %s)", now, name);
        }
    }

    private void giveUp() {
        try {
            candidate.giveBack();
        } catch (Refusal e) {
            LOG.debugf("the lease %s runs out by itself: %s", name, e.getMessage());
        }
        changed();
    }

    @Override
    public void giveBack() {
        closed = true;
        wake.release();
        try {
            if (begun.get() && !thread.join(GIVING_BACK)) {
                LOG.debugf("the lease %s is not given back in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
