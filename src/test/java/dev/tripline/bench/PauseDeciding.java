package dev.tripline.bench;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.time.ZonedDateTime;

/**
 * Asks the server to deliver no events to the decider for an hour, so that taking in is measured by itself. Needs a
 * nats-server 2.11.
 */
final class PauseDeciding {
    private PauseDeciding() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = Nats.connect(arguments[0])) {
            boolean paused = connection
                    .jetStreamManagement()
                    .pauseConsumer(
                            "default", "tripline-decider", ZonedDateTime.now().plusHours(1))
                    .isPaused();
            if (!paused) {
                throw new IllegalStateException("this nats-server does not pause consumers; it takes a 2.11");
            }
        }
    }
}
