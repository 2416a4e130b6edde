package dev.tripline.trigger.host;

import dev.tripline.event.Outcome;
import dev.tripline.trigger.host.gate.Circuit;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What comes after an outcome. */
final class Verdicts {
    private static final Duration LONGEST_WISH = Circuit.LONGEST_WISH;

    private final RandomGenerator random;

    Verdicts(RandomGenerator random) {
        this.random = random;
    }

    Next next(Outcome outcome, int number, TriggerPlan plan) {
        return switch (outcome) {
            case Outcome.Done done -> new Next.Finish();
            case Outcome.Rejected rejected -> new Next.Bury(Next.Why.REJECTED, "rejected: " + rejected.detail());
            case Outcome.Retry retry -> again(retry.detail(), retry.after(), number, plan);
            case Outcome.Unknown unknown
            when plan.connector().repeatable() -> again(unknown.detail(), Optional.empty(), number, plan);
            case Outcome.Unknown unknown ->
                new Next.Bury(
                        Next.Why.UNKNOWN,
                        "nobody knows whether it happened, and a " + plan.kind() + " trigger must not do it twice: "
                                + unknown.detail());
        };
    }

    private Next again(String detail, Optional<Duration> wish, int number, TriggerPlan plan) {
        if (number >= plan.schedule().attempts()) {
            return new Next.Bury(
                    Next.Why.EXHAUSTED,
                    "gave up after " + number + (number == 1 ? " attempt: " : " attempts: ") + detail);
        }
        Duration own = plan.schedule().delay(number, random);
        Duration asked = wish.orElse(Duration.ZERO);
        Duration bounded = asked.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : asked;
        return new Next.Again(own.compareTo(bounded) > 0 ? own : bounded);
    }
}
