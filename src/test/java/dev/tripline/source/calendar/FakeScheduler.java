package dev.tripline.source.calendar;

import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.scheduler.common.runtime.AbstractJobDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps the jobs it is given; the test says when they run. */
public final class FakeScheduler implements Scheduler {
    final Map<String, Job> jobs = new ConcurrentHashMap<>();

    final class Job extends AbstractJobDefinition<Job> {
        Job(String identity) {
            super(identity);
        }

        String interval() {
            return every;
        }

        Function<ScheduledExecution, Uni<Void>> task() {
            return asyncTask;
        }

        @Override
        public Trigger schedule() {
            if (jobs.putIfAbsent(identity, this) != null) {
                throw new IllegalStateException("scheduled already: " + identity);
            }
            return null;
        }
    }

    /** Runs every job once; returns when they are done. */
    public void tick() {
        // The execution is not looked at.
        jobs.values()
                .forEach(job -> job.task()
                        .apply(null)
                        .onFailure()
                        .recoverWithNull()
                        .await()
                        .atMost(Duration.ofSeconds(10)));
    }

    @Override
    public JobDefinition<?> newJob(String identity) {
        return new Job(identity);
    }

    @Override
    public Trigger unscheduleJob(String identity) {
        jobs.remove(identity);
        return null;
    }

    @Override
    public boolean isStarted() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public boolean isPaused(String identity) {
        return false;
    }

    @Override
    public String implementation() {
        return "FAKE";
    }

    @Override
    public List<Trigger> getScheduledJobs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trigger getScheduledJob(String identity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(String identity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(String identity) {
        throw new UnsupportedOperationException();
    }
}
