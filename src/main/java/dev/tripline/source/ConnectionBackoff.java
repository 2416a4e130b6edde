package dev.tripline.source;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** How a listener waits between its first attempts to connect, as written (source specification 0.1). */
@RegisterForReflection
@Means("How long to wait between the first attempts to connect.")
public record ConnectionBackoff(
        @Means(value = "the first pause: a duration such as 2s, or a whole number of nanoseconds", otherwise = "1s")
        Optional<Node> duration,

        @Means(value = "each pause is so many times the one before", otherwise = "1")
        Optional<Double> factor,

        @Means(value = "each pause is longer by up to this part of itself, at random", otherwise = "1")
        Optional<Double> jitter,

        @Means(value = "how many attempts", otherwise = "5") int steps)
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
