package dev.tripline.source;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * How a listener waits between its first attempts to connect, as written (source specification 0.1).
 *
 * @param duration text as Go writes durations, or a whole number of nanoseconds; 1 s when missing
 * @param factor 1 when missing
 * @param jitter 1 when missing
 * @param steps attempts; 5 when 0
 */
@RegisterForReflection
public record ConnectionBackoff(Optional<Node> duration, Optional<Double> factor, Optional<Double> jitter, int steps)
        implements Checked {
    /** Argo Events finds this out when the source connects, with the same first words. */
    @Override
    public void check(Complaints complaints) {
        complaints.when(
                duration.map(node -> !isDuration(node)).orElse(false),
                "duration",
                "invalid backoff configuration, want a duration such as \"1s\", or a whole number of nanoseconds");
    }

    private static boolean isDuration(Node node) {
        try {
            return switch (node) {
                case Node.Text text -> !GoDuration.parse(text.value()).isNegative();
                case Node.Num num ->
                    num.value().signum() >= 0
                            && num.value().stripTrailingZeros().scale() <= 0;
                default -> false;
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
