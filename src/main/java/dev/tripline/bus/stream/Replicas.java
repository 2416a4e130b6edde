package dev.tripline.bus.stream;

import dev.tripline.bus.Subjects;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many servers keep each stream: what people wish; else as many as keep the events stream, which may be somebody else's;
 * else three in a cluster. A cluster that was just started knows its servers only after a while, so it is asked again before
 * fewer will do. Not thread-safe.
 */
final class Replicas {
    private static final int IN_A_CLUSTER = 3;
    private static final int MOST_REFUSALS = 8;
    private static final int NO_PEERS = 10005;

    private int most = IN_A_CLUSTER;
    private int refusals;

    int wanted(JetStreamManagement management, List<String> streams, OptionalInt wish, boolean clustered)
            throws IOException, JetStreamApiException {
        if (wish.isPresent()) {
            return wish.getAsInt();
        }
        if (streams.contains(Subjects.EVENTS_STREAM)) {
            int kept = management
                    .getStreamInfo(Subjects.EVENTS_STREAM)
                    .getConfiguration()
                    .getReplicas();
            return Math.max(1, kept);
        }
        return clustered ? most : 1;
    }

    /** The cluster has not that many servers; storage has nothing to do with it. */
    static boolean tooFewServers(JetStreamApiException refusal) {
        return refusal.getApiErrorCode() == NO_PEERS && !noStorage(refusal);
    }

    static boolean noStorage(JetStreamApiException refusal) {
        return String.valueOf(refusal.getMessage()).contains("insufficient storage");
    }

    /** After enough of these, without a wish, one less will do. */
    void refused() {
        refusals++;
        if (refusals % MOST_REFUSALS == 0 && most > 1) {
            most--;
        }
    }

    /** Fewer than a cluster should have. */
    boolean isReduced() {
        return most < IN_A_CLUSTER;
    }
}
