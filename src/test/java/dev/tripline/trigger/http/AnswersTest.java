package dev.tripline.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.http.HttpResult;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.policy.StatusPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final StatusPolicy ONLY_200 = new StatusPolicy(Optional.of(List.of(200)));

    private static Outcome outcome(int status, Optional<String> retryAfter) {
        return new Answers(Clock.fixed(Samples.NOON, ZoneOffset.UTC))
                .outcome(new HttpResult.Answered(status, retryAfter, new byte[0]), Optional.of(ONLY_200), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "200, Done",
        "201, Rejected",
        "304, Rejected",
        "400, Rejected",
        "401, Rejected",
        "404, Rejected",
        "408, Retry",
        "409, Rejected",
        "425, Retry",
        "429, Retry",
        "500, Retry",
        "503, Retry",
        "599, Retry"
    })
    void aPolicyTellsByClass(int status, String name) {
        assertThat(outcome(status, Optional.empty()).getClass().getSimpleName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "'Wed, 04 Mar 2026 12:00:30 GMT', PT30S",
        "'Wed, 04 Mar 2026 11:00:00 GMT', PT0S",
        "soon,",
        "99999999999999999999,"
    })
    void honoursRetryAfter(String header, Duration wait) {
        assertThat(outcome(429, Optional.of(header)))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(Optional.ofNullable(wait)));
    }

    @Test
    void rejectionsSayWhatTheManifestWanted() {
        assertThat(outcome(404, Optional.empty()).detail())
                .isEqualTo("HTTP 404 Not Found; policy.status.allow lists [200]");
    }
}
