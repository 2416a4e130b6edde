package dev.tripline.source.tick;

import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Runs jobs each second, on the scheduler; needs {@code quarkus.scheduler.start-mode=forced}. Thread-safe. */
public final class EverySecond {
    private final Scheduler scheduler;
    private final AtomicLong jobs = new AtomicLong();

    public EverySecond(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Begins with a job until it is closed. A second is left out while the job is still at work.
     *
     * @param name for the scheduler; a number is added, since while a changed manifest is applied, the old and the new job of one
     *     event may overlap
     */
    public Closeable run(String name, Supplier<Uni<Void>> tick) {
        String job = name + " #" + jobs.incrementAndGet();
        scheduler
                .newJob(job)
                .setInterval("1s")
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> tick.get())
                .schedule();
        return () -> scheduler.unscheduleJob(job);
    }
}
