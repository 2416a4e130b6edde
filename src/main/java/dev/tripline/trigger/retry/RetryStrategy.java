package dev.tripline.trigger.retry;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** {@code retryStrategy} as written (sensor specification 1.3 and 5.1). */
@RegisterForReflection
@Means("How often something is attempted, and how long the pauses are.")
public record RetryStrategy(
        @Means(value = "the first pause: a duration such as 10s, or a whole number of nanoseconds", otherwise = "1s")
        Optional<Node> duration,

        @Means(value = "each pause is so many times the one before", otherwise = "1")
        Optional<Double> factor,

        @Means(value = "each pause is longer by up to this part of itself, at random", otherwise = "1")
        Optional<Double> jitter,

        @Means(value = "how many attempts", otherwise = "5") int steps) {
    /** A backoff that says nothing: the defaults of Argo Events. */
    public static final RetryStrategy NONE = new RetryStrategy(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    private static final int ARGOS_STEPS = 5;

    public RetryStrategy {
        new Complaints()
                .when(
                        duration.isPresent() && !readable(duration.get()),
                        "duration",
                        wanted(duration),
                        "Argo Events would refuse each attempt")
                .throwIfAny();
    }

    public RetrySchedule schedule() {
        return new RetrySchedule(
                duration.map(RetryStrategy::read).orElse(Duration.ofSeconds(1)),
                factor.orElse(1.0),
                jitter.orElse(1.0),
                steps <= 0 ? ARGOS_STEPS : steps);
    }

    private static boolean readable(Node node) {
        try {
            boolean fraction = node instanceof Node.Num num
                    && num.value().stripTrailingZeros().scale() > 0;
            return !fraction && !read(node).isNegative();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static Duration read(Node node) {
        return switch (node) {
            case Node.Text text -> GoDuration.parse(text.value());
            case Node.Num num -> Duration.ofNanos(nanos(num.value()));
            default -> throw new IllegalArgumentException("neither text nor a number");
        };
    }

    private static long nanos(BigDecimal value) {
        // Checked before rounding: 1e999999999 would need that many digits.
        if (value.precision() - value.scale() > 19) {
            throw new ArithmeticException("out of range");
        }
        return value.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static String wanted(Optional<Node> node) {
        String got = node.map(Node::shape).orElse("nothing");
        return "want a duration such as \"10s\" or \"1m30s\", or a whole number of nanoseconds; got "
                + (node.orElse(null) instanceof Node.Text text ? "\"" + text.value() + "\"" : got);
    }
}
