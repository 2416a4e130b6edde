package dev.tripline.bus.embedded;

import java.time.Duration;

/** What became of the server process. */
public sealed interface ServerEvent {
    /** The first one is ready. */
    record Started(long pid, int port) implements ServerEvent {}

    /**
     * It ended though nobody closed it; another one is started.
     *
     * @param exitCode as the system tells it: 137 after kill -9
     */
    record Died(long pid, int exitCode) implements ServerEvent {}

    /**
     * The next one is ready at the same port, with the same data.
     *
     * @param attempts starts that it took
     * @param outage since the death
     */
    record Restarted(long pid, int port, int attempts, Duration outage) implements ServerEvent {}

    /** A start failed; it is tried again after the pause. */
    record RestartFailed(String reason, Duration pause) implements ServerEvent {}

    /** What an earlier Tripline left running on the same data was stopped; its data is in use now. */
    record OrphanStopped(long pid) implements ServerEvent {}
}
