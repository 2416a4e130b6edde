package dev.tripline.trigger.host.gate;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.parameter.value.ParameterResolver;
import dev.tripline.trigger.parameter.value.ParameterSource;
import dev.tripline.trigger.parameter.value.Resolved;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code cooldown} as written: once an action has begun, others of the same key are called off for a while. Argo Events has no
 * such section.
 *
 * @param period text as Go writes durations; from a second to a week
 * @param key what tells the actions apart; absent: all of the trigger are alike
 */
@RegisterForReflection
public record Cooldown(String period, Optional<ParameterSource> key) implements Checked {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(
                        length().isZero(),
                        "period",
                        period.isEmpty()
                                ? "the period is missing"
                                : "wanted a duration from 1s to 168h, got \"" + period + "\"",
                        "how long one action is enough, e.g. 30m")
                .when(
                        key.isPresent() && key.get().dependencyName().isEmpty(),
                        "key.dependencyName",
                        "parameter dependency name can't be empty",
                        "the name of one of the sensor's dependencies");
    }

    /** Zero when what is written cannot be meant. */
    public Duration length() {
        return GoDuration.find(period)
                .filter(written -> written.compareTo(SHORTEST) >= 0 && written.compareTo(LONGEST) <= 0)
                .orElse(Duration.ZERO);
    }

    /**
     * The key of a firing; empty for all the same.
     *
     * @throws RenderFailure when the events do not hold it, and it has no default
     */
    public String key(FiringView view) throws RenderFailure {
        return key.isEmpty()
                ? ""
                : ParameterResolver.resolve(key.get(), view).map(Resolved::text).orElse("");
    }
}
