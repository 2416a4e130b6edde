package dev.tripline.chaos;

import dev.tripline.chaos.check.Evidence.Floor;
import dev.tripline.chaos.world.Nats;
import dev.tripline.chaos.world.Wire;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks at the consumers from outside, all the time. */
final class Watch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(100);

    private static final Duration JOIN = Duration.ofSeconds(10);

    private final Nats nats;
    private final List<Floor> floors = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    Watch(Nats nats) {
        this.nats = nats;
        this.thread = Thread.ofPlatform().daemon().name("watch").start(this::look);
    }

    private void look() {
        while (!over && !Thread.currentThread().isInterrupted()) {
            try (Connection connection = nats.connect()) {
                JetStreamManagement management = connection.jetStreamManagement();
                while (!over) {
                    floor(management);
                    Wire.pause(EVERY);
                }
            } catch (IOException e) {
                // The bus is away: that is what this is all about.
                Wire.pause(EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void floor(JetStreamManagement management) {
        try {
            ConsumerInfo info = management.getConsumerInfo("default", "tripline-decider");
            floors.add(new Floor(Instant.now(), info.getAckFloor().getStreamSequence()));
        } catch (IOException | JetStreamApiException e) {
            Wire.pause(EVERY);
        }
    }

    List<Floor> floors() {
        return List.copyOf(floors);
    }

    /** Waits until every event is acknowledged and no action is left. Empty when that takes too long. */
    Optional<Duration> untilQuiet(Duration atMost) {
        try (Connection connection = nats.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            int[] quiet = {0};
            return Wire.await(atMost, () -> {
                quiet[0] = isQuiet(management) ? quiet[0] + 1 : 0;
                return quiet[0] == 5;
            });
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static boolean isQuiet(JetStreamManagement management) {
        try {
            ConsumerInfo events = management.getConsumerInfo("default", "tripline-decider");
            long actions = management
                    .getStreamInfo("TRIPLINE_ACTIONS")
                    .getStreamState()
                    .getMsgCount();
            return events.getNumPending() + events.getNumAckPending() + actions == 0;
        } catch (IOException | JetStreamApiException e) {
            return false;
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(JOIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
