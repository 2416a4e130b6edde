package dev.tripline.chaos.fault;

import dev.tripline.chaos.world.Nats;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;

/** A stream that takes nothing more: it may hold what it holds, and refuses what is new. */
final class FullStream {
    private static final int TRIES = 20;

    private final Nats nats;

    FullStream(Nats nats) {
        this.nats = nats;
    }

    void during(String stream, Runnable what) {
        try (Connection connection = nats.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            StreamInfo info = info(management, stream);
            StreamConfiguration before = info.getConfiguration();
            try {
                update(
                        management,
                        StreamConfiguration.builder(before)
                                .discardPolicy(DiscardPolicy.New)
                                .maxMessages(Math.max(1, info.getStreamState().getMsgCount()))
                                .build());
                what.run();
            } finally {
                update(management, before);
            }
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError("stream " + stream + " cannot be limited", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A cluster that was just killed has no leader for a while. */
    private static StreamInfo info(JetStreamManagement management, String stream)
            throws IOException, JetStreamApiException {
        for (int i = 1; ; i++) {
            try {
                return management.getStreamInfo(stream);
            } catch (IOException | JetStreamApiException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void update(JetStreamManagement management, StreamConfiguration wanted)
            throws IOException, JetStreamApiException {
        for (int i = 1; ; i++) {
            try {
                management.updateStream(wanted);
                return;
            } catch (IOException | JetStreamApiException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }
}
