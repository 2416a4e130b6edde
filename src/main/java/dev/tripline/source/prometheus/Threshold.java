package dev.tripline.source.prometheus;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.shape.JsonBuffer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * When a series is firing, and when it is not any more. Numbers may be written as text.
 */
@RegisterForReflection
@Means("When a series fires, and when it ceases to.")
public record Threshold(
        @Means("a number: it fires while its value is greater; either this or below")
        Optional<Node> above,

        @Means("a number: it fires while its value is less; either this or above")
        Optional<Node> below,

        @Means(value = "how long it must have held when it is told: a duration", otherwise = "at once") @Key("for")
        String hold,

        @Means(value = "the value at which it ceases to fire", otherwise = "that of above or below")
        Optional<Node> resolve)
        implements Checked {
    private static final String NUMBER = "a number, e.g. 0.5";

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(above.isEmpty() && below.isEmpty(), "", "neither above nor below is given", "above: 0.5")
                .when(
                        above.isPresent() && below.isPresent(),
                        "",
                        "above and below are both given",
                        "leave one out; two events can ask the same query");
        number(complaints, "above", above);
        number(complaints, "below", below);
        number(complaints, "resolve", resolve);
        complaints.when(
                !hold.isEmpty() && duration(hold).isEmpty(), "for", "wanted a duration, got " + hold, "for: 5m");
        Optional<BigDecimal> wayBack = resolve.flatMap(Threshold::read);
        complaints
                .when(
                        isGreater(wayBack, above.flatMap(Threshold::read)),
                        "resolve",
                        "a series that fires above a value cannot resolve above it",
                        "a number that is not greater than above")
                .when(
                        isGreater(below.flatMap(Threshold::read), wayBack),
                        "resolve",
                        "a series that fires below a value cannot resolve below it",
                        "a number that is not less than below");
    }

    private static void number(Complaints complaints, String component, Optional<Node> node) {
        complaints.when(
                node.isPresent() && node.flatMap(Threshold::read).isEmpty(), component, "wanted a number", NUMBER);
    }

    private static boolean isGreater(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
    }

    /** Only what a sample can be compared with. */
    private static Optional<BigDecimal> read(Node node) {
        try {
            Optional<BigDecimal> number = switch (node) {
                case Node.Num num -> Optional.of(num.value());
                case Node.Text text -> Optional.of(new BigDecimal(text.value().strip()));
                default -> Optional.empty();
            };
            return number.filter(value -> Double.isFinite(value.doubleValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        return GoDuration.find(text).filter(duration -> !duration.isNegative());
    }

    /** How long it must hold; zero for at once. */
    Duration held() {
        return duration(hold).orElse(Duration.ZERO);
    }

    boolean isExceeded(double value) {
        return above.flatMap(Threshold::read)
                .map(limit -> value > limit.doubleValue())
                .orElseGet(() ->
                        value < below.flatMap(Threshold::read).orElseThrow().doubleValue());
    }

    /** Between the two a series stays as it is. */
    boolean isResolved(double value) {
        Optional<BigDecimal> wayBack = resolve.flatMap(Threshold::read);
        return above.flatMap(Threshold::read)
                .map(limit -> value <= wayBack.orElse(limit).doubleValue())
                .orElseGet(() -> value
                        >= wayBack.or(() -> below.flatMap(Threshold::read))
                                .orElseThrow()
                                .doubleValue());
    }

    /** As it is written, with its numbers as numbers. */
    void writeTo(JsonBuffer out) {
        out.raw(above.isPresent() ? "{\"above\":" : "{\"below\":")
                .raw(above.or(() -> below)
                        .flatMap(Threshold::read)
                        .orElseThrow()
                        .toString());
        resolve.flatMap(Threshold::read)
                .ifPresent(wayBack -> out.raw(",\"resolve\":").raw(wayBack.toString()));
        if (!hold.isEmpty()) {
            out.raw(",\"for\":").string(hold);
        }
        out.raw("}");
    }
}
