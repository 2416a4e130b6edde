package dev.tripline.trigger.cluster;

import dev.tripline.client.http.Excerpt;
import dev.tripline.client.kubernetes.ApiAnswer;
import dev.tripline.client.kubernetes.ApiCall;
import dev.tripline.event.Outcome;
import java.util.Set;

/** What an answer of the API server that is no success means for an attempt. */
final class Answers {
    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);
    private static final int SHOWN = 300;

    private Answers() {}

    static Stopped stopped(ApiCall call, ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Denied denied -> Stopped.rejected("nothing sent: " + denied.message());
            case ApiAnswer.NotSent notSent -> Stopped.retry("nothing sent: " + notSent.reason());
            case ApiAnswer.Lost lost -> new Stopped(new Outcome.Unknown(call + ": " + lost.reason()));
            case ApiAnswer.Good good -> Stopped.retry(call + ": unexpected HTTP " + good.code());
            case ApiAnswer.Refused refused -> refused(call, refused);
        };
    }

    private static Stopped refused(ApiCall call, ApiAnswer.Refused refused) {
        String detail = call + ": HTTP " + refused.code()
                + (refused.reason().isEmpty() ? "" : " " + refused.reason())
                + (refused.message().isEmpty() ? "" : ": " + Excerpt.of(refused.message(), SHOWN));
        int code = refused.code();
        if (code == 409) {
            return new Stopped.Conflict(detail);
        }
        return code >= 500 || PASSING.contains(code)
                ? new Stopped(new Outcome.Retry(detail, refused.after()))
                : Stopped.rejected(detail);
    }
}
