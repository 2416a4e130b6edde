package dev.tripline.source.alertmanager;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event of kind {@code alertmanager}. Argo Events has no such kind. */
@RegisterForReflection
@Means("Notifications of Prometheus' Alertmanager: an event for each alert. Not in Argo Events.")
public record AlertmanagerConfig(
        @Means("where Alertmanager posts to") @Key("webhook")
        Optional<WebhookContext> served,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means(value = "which states become events, of firing, stillFiring, resolved and expired", otherwise = "all")
        List<String> states,

        @Means("what is told again is a stillFiring event once in each such time of the alert's life, a"
                + " duration of at least a minute; without it repetitions are dropped")
        String stillFiringEvery)
        implements HookConfig {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final String PERIOD = "stillFiringEvery";

    public AlertmanagerConfig {
        Complaints complaints = new Complaints();
        WebhookContext.check(complaints, served);
        for (int i = 0; i < states.size(); i++) {
            String state = states.get(i);
            complaints.when(
                    State.find(state).isEmpty(),
                    "states[" + i + "]",
                    "unknown state \"" + state + "\"",
                    "the states are " + String.join(", ", State.texts()));
        }
        boolean still = states.contains(State.STILL_FIRING.text());
        boolean periodic = !stillFiringEvery.isEmpty();
        complaints
                .when(
                        periodic && parse(stillFiringEvery).isEmpty(),
                        PERIOD,
                        "wanted a duration of at least a minute",
                        "a number with its unit, e.g. 4h")
                .when(
                        still && !periodic,
                        "states",
                        "without stillFiringEvery no alert is ever stillFiring",
                        "stillFiringEvery: 4h")
                .when(
                        periodic && !still && !states.isEmpty(),
                        PERIOD,
                        "it has no effect: stillFiring is not among the states",
                        "add stillFiring to states, or leave stillFiringEvery out")
                .throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    boolean wants(State state) {
        return states.isEmpty() || states.contains(state.text());
    }

    Optional<Duration> period() {
        return parse(stillFiringEvery);
    }

    private static Optional<Duration> parse(String text) {
        return GoDuration.find(text).filter(period -> period.compareTo(SHORTEST) >= 0);
    }
}
