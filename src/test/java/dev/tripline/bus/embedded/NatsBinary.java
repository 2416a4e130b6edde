package dev.tripline.bus.embedded;

import java.nio.file.Path;
import java.util.Optional;

/** The real nats-server for tests. Without one they fail, since a skipped test proves nothing. */
public final class NatsBinary {
    private NatsBinary() {}

    public static Path path() {
        String wanted = Optional.ofNullable(System.getProperty("tripline.nats-server"))
                .or(() -> Optional.ofNullable(System.getenv("TRIPLINE_NATS_SERVER")))
                .orElse("nats-server");
        try {
            return ServerBinary.find(Path.of(wanted)).path();
        } catch (ServerFailure e) {
            throw new AssertionError(
                    "These tests need a real nats-server: set -Dtripline.nats-server or TRIPLINE_NATS_SERVER, or put it"
                            + " into PATH. " + e.getMessage(),
                    e);
        }
    }
}
