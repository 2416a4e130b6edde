package dev.tripline.trigger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.trigger.Samples;
import dev.tripline.trigger.policy.LabelPolicy.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LabelPolicyTest {
    private static final RandomGenerator NO_JITTER = () -> 0;
    private static final Verdict MET = new Verdict.Met();

    private static LabelPolicy policy(String yaml) {
        return Samples.bind(LabelPolicy.class, yaml);
    }

    private static Verdict again(int seconds) {
        return new Verdict.LookAgain(Duration.ofSeconds(seconds));
    }

    @Test
    void everyLabelMustHaveItsValue() {
        LabelPolicy policy = policy("{labels: {phase: done, ok: 'true'}}");
        assertThat(policy.after(1, Map.of("phase", "done", "ok", "true", "more", "x"), NO_JITTER))
                .isEqualTo(MET);
        assertThat(policy.after(1, Map.of("phase", "done"), NO_JITTER)).isEqualTo(again(1));
        assertThat(policy.after(1, Map.of("phase", "done", "ok", "True"), NO_JITTER))
                .isEqualTo(again(1));
        assertThat(policy.after(1, Map.of(), NO_JITTER)).isEqualTo(again(1));
    }

    @Test
    void itLooksAtOnceAndThenAsTheBackoffSays() {
        LabelPolicy policy = policy("{labels: {a: b}, backoff: {duration: 10s, factor: 2, jitter: 0, steps: 3}}");
        assertThat(policy.after(1, Map.of(), NO_JITTER)).isEqualTo(again(10));
        assertThat(policy.after(2, Map.of(), NO_JITTER)).isEqualTo(again(20));
        assertThat(policy.after(3, Map.of("a", "b"), NO_JITTER)).isEqualTo(MET);
        assertThat(policy.after(3, Map.of(), NO_JITTER)).isEqualTo(new Verdict.TimedOut(false));
    }

    @Test
    void withoutBackoffThereAreFiveLooksASecondApart() {
        LabelPolicy policy = policy("{labels: {a: b}, errorOnBackoffTimeout: true}");
        for (int look = 1; look < 5; look++) {
            assertThat(policy.after(look, Map.of(), NO_JITTER)).isEqualTo(again(1));
        }
        assertThat(policy.after(5, Map.of(), NO_JITTER)).isEqualTo(new Verdict.TimedOut(true));
    }

    @Test
    void withoutLabelsThereIsNothingToWaitFor() {
        assertThat(policy("{}").after(1, Map.of(), NO_JITTER)).isEqualTo(MET);
        assertThat(policy("{labels: {}}").after(1, Map.of("a", "b"), NO_JITTER)).isEqualTo(MET);
        assertThat(policy("{labels: {}}").after(1, Map.of(), NO_JITTER)).isEqualTo(again(1));
    }
}
