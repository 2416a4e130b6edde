package dev.tripline.runtime.rehearsal;

import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.runtime.rehearsal.Heard.Action;
import dev.tripline.runtime.rehearsal.Heard.Judgement;
import dev.tripline.runtime.rehearsal.Heard.Pending;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.condition.Join;
import dev.tripline.source.Listener.Scheduled.Occurrence;
import dev.tripline.source.host.EventIds;
import dev.tripline.source.host.filter.Verdict;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One story: events come one after the other, and each sees what those before it left behind. The clock stands still at the
 * moment of the event. Not thread-safe. Costs what the sensors that listen cost; nothing is carried out.
 */
public final class Rehearsal {
    private record Key(String sensor, String trigger) {}

    private static final int MOST_OCCURRENCES = 10_000;

    private final List<SourceBinding> sources;
    private final Deployment deployment;
    private final TriggerHost triggers;
    private final RandomGenerator random;
    private final Map<Key, Join> joins = new HashMap<>();

    /**
     * @param sources whose calendars count; empty when only given events do
     */
    public Rehearsal(List<SourceBinding> sources, Deployment deployment, TriggerHost triggers, RandomGenerator random) {
        this.sources = List.copyOf(sources);
        this.deployment = deployment;
        this.triggers = triggers;
        this.random = random;
    }

    /**
     * @param at when the bus stores the event
     */
    public Heard accept(Event event, Instant at) {
        World world = new World(InstantSource.fixed(at), random);
        Json json = Json.of(event.body().bytes());
        Optional<Heard.Filtered> filtered = filtered(event, json, world);
        if (filtered.isPresent()) {
            return new Heard(filtered, List.of(), List.of());
        }
        List<Judgement> judgements = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        for (Sensor sensor : deployment.index().listening(event.origin())) {
            Sensor.Evaluation evaluation = sensor.evaluate(event, json, world);
            evaluation.verdicts().forEach(verdict -> judgements.add(new Judgement(sensor.name(), event.id(), verdict)));
            for (Sensor.Match match : evaluation.matches()) {
                fired(sensor, match, event.id(), at).forEach(firing -> actions.add(action(firing, world)));
            }
        }
        return new Heard(Optional.empty(), List.copyOf(judgements), List.copyOf(actions));
    }

    /** The event source's own filter, where the event source is among the manifests. */
    private Optional<Heard.Filtered> filtered(Event event, Json json, World world) {
        Optional<SourceBinding.Filter> filter = sources.stream()
                .filter(source -> source.origin().equals(event.origin()))
                .findFirst()
                .flatMap(SourceBinding::filter);
        return filter.flatMap(given -> switch (given.compiled().judge(json, world)) {
            case Verdict.Decided.PASSED -> Optional.empty();
            case Verdict.Decided.REJECTED -> Optional.of(new Heard.Filtered(event.id(), given.expression(), ""));
            case Verdict.Failed failed ->
                Optional.of(new Heard.Filtered(event.id(), given.expression(), failed.reason()));
        });
    }

    /** What calendars make happen after a moment, up to and including another, in order. */
    public List<Event> scheduled(Instant after, Instant until) {
        List<Event> events = new ArrayList<>();
        for (SourceBinding source : sources) {
            source.schedule().stream()
                    .flatMap(schedule -> schedule.occurrences(after, MOST_OCCURRENCES).stream())
                    .filter(one -> !one.at().isAfter(until))
                    .forEach(one -> events.add(event(source, one)));
        }
        events.sort(Comparator.comparing(event -> event.time().orElse(after)));
        return events;
    }

    private static Event event(SourceBinding source, Occurrence occurrence) {
        String providerId =
                occurrence.payload().providerId().orElse(occurrence.at().toString());
        return new Event(
                EventIds.named(source.origin(), providerId),
                source.origin().eventSource(),
                source.kind().type(),
                source.origin().event(),
                Optional.of(occurrence.at()),
                Event.JSON,
                Map.of(),
                occurrence.payload().body());
    }

    private List<Firing> fired(Sensor sensor, Sensor.Match match, String eventId, Instant at) {
        Sensor.Trigger trigger = match.trigger();
        if (trigger.condition().isDirect()) {
            List<Firing> fired = new ArrayList<>();
            match.events()
                    .forEach((dependency, event) -> fired.add(sensor.fire(trigger, Map.of(dependency, event), at)));
            return fired;
        }
        Key key = new Key(sensor.name(), trigger.name());
        Join join = joins.getOrDefault(key, Join.EMPTY);
        if (join.before(eventId).isPresent()) {
            return List.of();
        }
        Join next = join.apply(
                trigger.condition(),
                trigger.resets(),
                new Join.Arrival(eventId, match.events(), at),
                events -> sensor.fire(trigger, events, at));
        joins.put(key, next);
        return next.outbox();
    }

    private Action action(Firing firing, World world) {
        Optional<TriggerPlan> plan = deployment.plan(firing.sensor(), firing.trigger());
        if (plan.isEmpty()) {
            return new Action(firing, "", Map.of(), "the trigger has errors");
        }
        String kind = plan.get().kind();
        try {
            return new Action(firing, kind, triggers.preview(plan.get(), firing, world), "");
        } catch (RenderFailure e) {
            return new Action(firing, kind, Map.of(), String.valueOf(e.getMessage()));
        }
    }

    /** What sensors listen to, each once. */
    public List<String> origins() {
        return deployment.sensors().stream()
                .flatMap(sensor -> sensor.dependencies().stream())
                .map(dependency -> dependency.origin().toString())
                .distinct()
                .toList();
    }

    /** Who waits for what at this moment, in the order of the manifests. */
    public List<Pending> pending(Instant at) {
        List<Pending> pending = new ArrayList<>();
        for (Sensor sensor : deployment.sensors()) {
            for (Sensor.Trigger trigger : sensor.triggers()) {
                Join join = joins.getOrDefault(new Key(sensor.name(), trigger.name()), Join.EMPTY);
                List<String> have = List.copyOf(
                        join.standing(trigger.condition(), trigger.resets(), at).keySet());
                if (!have.isEmpty()) {
                    List<String> missing = trigger.condition().dependencies().stream()
                            .filter(name -> !have.contains(name))
                            .toList();
                    pending.add(new Pending(sensor.name(), trigger.name(), have, missing));
                }
            }
        }
        return pending;
    }
}
