package dev.tripline.runtime.act.restraint;

import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.ledger.Episodes;
import dev.tripline.runtime.act.figure.ActMeters;
import dev.tripline.runtime.act.pace.Cooldowns;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.gate.Cooldown;
import dev.tripline.trigger.host.gate.Restraint;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Asked right before an attempt: whether the action is called off. Never blocks; fails as the bus fails, and then the action
 * must come again. Thread-safe.
 */
@Singleton
public class Restraints {
    private static final Ruling GO = new Ruling.Go();

    private final TriggerHost host;
    private final Episodes episodes;
    private final Cooldowns cooldowns;
    private final ActMeters meters;

    public Restraints(TriggerHost host, Episodes episodes, Cooldowns cooldowns, ActMeters meters) {
        this.host = host;
        this.episodes = episodes;
        this.cooldowns = cooldowns;
        this.meters = meters;
    }

    /**
     * @param number of the attempt, from 1
     */
    public Uni<Ruling> on(Firing firing, int number, TriggerPlan plan) {
        if (plan.restraint().equals(Restraint.NONE)) {
            return Uni.createFrom().item(GO);
        }
        return over(firing, plan)
                .flatMap(end -> end.isPresent()
                        ? Uni.createFrom().item(ended(firing, end.get()))
                        : cooling(firing, number, plan));
    }

    /** The event that ended the episode of one that takes part. One that is itself an end acts on it, and is not undone by it. */
    private Uni<Optional<String>> over(Firing firing, TriggerPlan plan) {
        List<Event> parts = !plan.restraint().onResolve()
                ? List.of()
                : firing.events().values().stream()
                        .filter(event -> event.episode().isPresent() && !event.endsEpisode())
                        .toList();
        Uni<Optional<String>> found = Uni.createFrom().item(Optional.empty());
        for (Event part : parts) {
            found = found.flatMap(end -> end.isPresent() ? Uni.createFrom().item(end) : episodes.endOf(part));
        }
        return found;
    }

    /** Counts from the first attempt; the later ones belong to it. */
    private Uni<Ruling> cooling(Firing firing, int number, TriggerPlan plan) {
        Optional<Cooldown> cooldown = plan.restraint().cooldown();
        if (cooldown.isEmpty() || number > 1) {
            return Uni.createFrom().item(GO);
        }
        String key;
        try {
            key = host.key(cooldown.get(), plan, firing);
        } catch (RenderFailure e) {
            return Uni.createFrom().item(new Ruling.GiveUp("cooldown: " + e.getMessage()));
        }
        return cooldowns.take(firing, key, cooldown.get().length()).map(answer -> switch (answer) {
            case Cooldowns.Answer.Yours yours -> GO;
            case Cooldowns.Answer.Cooling cooling ->
                off(
                        firing,
                        "cooldown",
                        "action " + cooling.actionId() + (key.isEmpty() ? "" : " of the same key") + " is enough until "
                                + cooling.until() + " (cooldown: "
                                + cooldown.get().period() + ")");
            case Cooldowns.Answer.Crowded crowded ->
                new Ruling.GiveUp(
                        "cooldown: more keys are cooling down than can be remembered; choose a shorter period,"
                                + " or a key with fewer values");
        });
    }

    private Ruling ended(Firing firing, String end) {
        return off(firing, "resolved", "event " + end + " says that it is over (onResolve: cancel)");
    }

    private Ruling off(Firing firing, String why, String cause) {
        meters.calledOff(firing, why);
        return new Ruling.Off(cause);
    }
}
