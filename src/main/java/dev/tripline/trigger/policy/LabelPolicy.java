package dev.tripline.trigger.policy;

import dev.tripline.trigger.retry.RetrySchedule;
import dev.tripline.trigger.retry.RetryStrategy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code policy.k8s}: the labels that the object must get for the action to count as done (sensor specification 5.5). The
 * object is looked at once immediately, then after each delay of the backoff, as often as that has steps. Pure.
 *
 * @param labels nothing is waited for when they are missing
 * @param backoff 1 s, five looks when missing
 * @param errorOnBackoffTimeout whether the action failed when the labels did not come
 */
@RegisterForReflection
public record LabelPolicy(
        Optional<Map<String, String>> labels, Optional<RetryStrategy> backoff, boolean errorOnBackoffTimeout) {
    /** What a look at the object means. */
    public sealed interface Verdict {
        /** The labels are there. */
        record Met() implements Verdict {}

        /** They are not, yet. */
        record LookAgain(Duration after) implements Verdict {}

        /** They are not, and it is over. */
        record TimedOut(boolean failed) implements Verdict {}
    }

    /**
     * @param look which one this was, from 1
     * @param live the object's labels; without any the policy is not met, even if it asks for none
     */
    public Verdict after(int look, Map<String, String> live, RandomGenerator random) {
        if (labels.isEmpty()
                || !live.isEmpty() && live.entrySet().containsAll(labels.get().entrySet())) {
            return new Verdict.Met();
        }
        RetrySchedule schedule = backoff.map(RetryStrategy::schedule).orElse(RetryStrategy.NONE.schedule());
        return look < schedule.attempts()
                ? new Verdict.LookAgain(schedule.delay(look, random))
                : new Verdict.TimedOut(errorOnBackoffTimeout);
    }
}
