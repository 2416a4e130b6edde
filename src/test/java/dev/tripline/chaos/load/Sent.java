package dev.tripline.chaos.load;

import java.time.Instant;
import java.util.List;

/**
 * A request, and what became of each try to send it.
 *
 * @param number unique in the run
 */
public record Sent(int number, Kind kind, int k, String colour, List<Try> tries) {
    /**
     * @param status 0: no answer
     * @param eventId as Tripline named it; empty when it did not
     */
    public record Try(Instant begin, Instant end, int status, String eventId) {
        public boolean isAccepted() {
            return status >= 200 && status < 300;
        }
    }

    String body() {
        return "{\"n\":" + number + ",\"k\":" + k + ",\"c\":\"" + colour + "\"}";
    }
}
