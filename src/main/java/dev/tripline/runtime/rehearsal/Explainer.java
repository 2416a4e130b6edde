package dev.tripline.runtime.rehearsal;

import dev.tripline.event.Event;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.Compiled;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.trigger.host.TriggerHost;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Explains what manifests, or those in force, would do with events. Computes, so never ask it on an event loop. Thread-safe. */
@Singleton
public class Explainer {
    /** What people wait for at most; every program in a manifest has a bound of its own. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final ManifestCompiler compiler;
    private final CurrentDeployment current;
    private final TriggerHost triggers;

    Explainer(ManifestCompiler compiler, CurrentDeployment current, TriggerHost triggers) {
        this.compiler = compiler;
        this.current = current;
        this.triggers = triggers;
    }

    /**
     * @param problems of the manifests; what has errors takes no part
     * @param filtered events that the filter of their own source keeps from the bus
     * @param unheard ids of the events that nobody listens to
     * @param heard what sensors listen to, for the text that nobody listens
     * @param complete false when time was up before the last event
     */
    public record Explanation(
            List<Problem> problems,
            List<Heard.Judgement> judgements,
            List<Heard.Action> actions,
            List<Heard.Pending> pending,
            List<Heard.Filtered> filtered,
            List<String> unheard,
            List<String> heard,
            boolean complete) {}

    /** Rehearsals of these manifests, which are compiled once; each begins with nothing. */
    public Supplier<Rehearsal> rehearsals(List<Manifest> manifests, Problems problems) {
        Compiled compiled = compiler.compile(manifests, problems);
        return () -> new Rehearsal(compiled.sources(), compiled.deployment(), triggers, RandomGenerator.getDefault());
    }

    /**
     * @param manifests to try; none means those in force
     * @param problems what reading the manifests said
     * @param at when events without a time come, and until when others are waited for
     */
    public Explanation explain(Optional<List<Manifest>> manifests, Problems problems, List<Event> events, Instant at) {
        Rehearsal rehearsal = manifests
                .map(given -> rehearsals(given, problems).get())
                .orElseGet(() -> new Rehearsal(List.of(), current.get(), triggers, RandomGenerator.getDefault()));
        List<Heard.Judgement> judgements = new ArrayList<>();
        List<Heard.Action> actions = new ArrayList<>();
        List<Heard.Filtered> filtered = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        boolean complete = true;
        Instant last = at;
        for (Event event : events) {
            if (System.nanoTime() > deadline) {
                complete = false;
                break;
            }
            Instant stored = event.time().orElse(at);
            last = stored.isAfter(last) ? stored : last;
            Heard heard = rehearsal.accept(event, stored);
            judgements.addAll(heard.judgements());
            actions.addAll(heard.actions());
            heard.filtered().ifPresent(filtered::add);
            if (heard.judgements().isEmpty() && heard.filtered().isEmpty()) {
                unheard.add(event.id());
            }
        }
        return new Explanation(
                problems.all(),
                judgements,
                actions,
                rehearsal.pending(last),
                filtered,
                unheard,
                rehearsal.origins(),
                complete);
    }
}
