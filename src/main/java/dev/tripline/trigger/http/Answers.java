package dev.tripline.trigger.http;

import dev.tripline.client.http.Excerpt;
import dev.tripline.client.http.HttpResult;
import dev.tripline.client.http.RetryAfter;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.policy.StatusPolicy;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an HTTP answer means. */
final class Answers {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param policy without one, any answer counts as success (sensor specification 5.5)
     * @param secrets values that the target may echo and nobody shall read
     */
    Outcome outcome(HttpResult result, Optional<StatusPolicy> policy, List<String> secrets) {
        return switch (result) {
            case HttpResult.NotSent notSent -> new Outcome.Retry("nothing sent: " + notSent.reason());
            case HttpResult.Lost lost -> new Outcome.Unknown(lost.reason());
            case HttpResult.Refused refused -> new Outcome.Rejected(refused.reason());
            case HttpResult.Answered answered -> {
                String detail = detail(answered, secrets);
                int status = answered.status();
                if (policy.isEmpty() || policy.get().allows(status)) {
                    yield new Outcome.Done(detail);
                }
                if (status >= 500 || PASSING.contains(status)) {
                    yield new Outcome.Retry(
                            detail, answered.retryAfter().flatMap(wish -> RetryAfter.read(wish, clock.instant())));
                }
                yield new Outcome.Rejected(detail + "; policy.status.allow lists "
                        + policy.get().allow().orElse(List.of()));
            }
        };
    }

    private static String detail(HttpResult.Answered answered, List<String> secrets) {
        int status = answered.status();
        String line = "HTTP " + status;
        HttpResponseStatus known = HttpResponseStatus.valueOf(status);
        if (!known.reasonPhrase().contains("(")) {
            line += " " + known.reasonPhrase();
        }
        if (status < 300 || answered.body().length == 0) {
            return line;
        }
        return line + ": " + Excerpt.of(new String(answered.body(), StandardCharsets.UTF_8), secrets);
    }
}
