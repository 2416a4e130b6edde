package dev.tripline.trigger.host;

import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.language.World;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.host.gate.Circuit;
import dev.tripline.trigger.host.gate.Cooldown;
import dev.tripline.trigger.host.gate.Pass;
import dev.tripline.trigger.host.plan.Planner;
import dev.tripline.trigger.host.plan.TriggerKinds;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Plans triggers and makes their attempts. Retry-worthy and lost attempts are to be repeated as the plan's schedule says;
 * rejected ones never. Other than Argo Events, which makes one attempt unless told otherwise, a trigger without
 * {@code retryStrategy} gets eight. A {@link Gate} bounds how many attempts of one trigger run at a time, and keeps them away
 * from a target that fails. Thread-safe; never blocks.
 */
@Singleton
public class TriggerHost {
    /** What the host adds to a kind's own time limit before it stops waiting. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(TriggerHost.class);

    private record Key(String sensor, String trigger) {}

    private final TriggerKinds kinds;
    private final MeterRegistry registry;
    private final String namespace;
    private final World world;
    private final Verdicts verdicts;
    private final Deadlines deadlines = new Deadlines();
    private final AtomicInteger crowd = new AtomicInteger();
    private final Map<Key, Gate> gates = new ConcurrentHashMap<>();

    @Inject
    public TriggerHost(
            TriggerKinds kinds,
            MeterRegistry registry,
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this(kinds, registry, namespace, World.real());
    }

    TriggerHost(TriggerKinds kinds, MeterRegistry registry, String namespace, World world) {
        this.kinds = kinds;
        this.registry = registry;
        this.namespace = namespace;
        this.world = world;
        this.verdicts = new Verdicts(world.random());
    }

    /**
     * Compiles an item of {@code triggers[]}.
     *
     * @param path the item's object path, for example {@code spec.triggers[0]}
     * @param dependencies the sensor's, by name; empty when they are not known
     * @return empty when there are errors, or nothing to do; {@code problems} says so
     */
    public Optional<TriggerPlan> plan(Node.Obj trigger, String path, Set<String> dependencies, Problems problems) {
        return new Planner(kinds, dependencies, path, problems).plan(trigger);
    }

    /** Lets the trigger's figures appear, as zeros, before its first attempt. */
    public void announce(String sensor, TriggerPlan plan) {
        gate(sensor, plan.name());
    }

    /** Takes the figures of a sensor that is gone out of the registry. */
    public void forget(String sensor) {
        gates.entrySet().removeIf(gate -> {
            boolean gone = gate.getKey().sensor().equals(sensor);
            if (gone) {
                gate.getValue().meters().remove();
            }
            return gone;
        });
    }

    /** What stands before the attempts of a trigger. */
    public Gate gate(String sensor, String trigger) {
        return gates.computeIfAbsent(
                new Key(sensor, trigger),
                key -> new Gate(
                        new Circuit(world.clock(), world.random()),
                        new TriggerMeters(registry, namespace, sensor, trigger),
                        crowd));
    }

    /**
     * What an attempt for this firing would send: secrets by name only, nothing is done.
     *
     * @throws RenderFailure when the events do not hold what the parameters ask for
     */
    public Map<String, Object> preview(TriggerPlan plan, Firing firing) throws RenderFailure {
        return preview(plan, firing, world);
    }

    /** The same in another world, such as at another time. */
    public Map<String, Object> preview(TriggerPlan plan, Firing firing, World there) throws RenderFailure {
        return render(plan.connector(), plan, firing, there).summary();
    }

    /**
     * What tells a firing from the others in its trigger's cooldown; empty for all the same.
     *
     * @throws RenderFailure when the events do not hold it
     */
    public String key(Cooldown cooldown, TriggerPlan plan, Firing firing) throws RenderFailure {
        return cooldown.key(new FiringView(firing, plan.status(), world));
    }

    /**
     * Makes one attempt when subscribed to, as soon as there is a place. Never fails: whatever goes wrong is an outcome.
     *
     * @param number from 1; decides how long to wait and when to give up
     * @param mayProbe it may be the attempt that finds out whether a failing target is back
     * @return empty when nothing was attempted, since the circuit is open
     */
    public Uni<Optional<Attempt>> attempt(TriggerPlan plan, Firing firing, int number, boolean mayProbe) {
        return attempt(plan, () -> plan, firing, number, mayProbe ? Turn.PROBING : Turn.IN_ORDER);
    }

    /**
     * The same with the plan as it is when there is a place: manifests may have changed meanwhile.
     *
     * @param plan as it is now
     */
    public Uni<Optional<Attempt>> attempt(
            TriggerPlan plan, Supplier<TriggerPlan> then, Firing firing, int number, Turn turn) {
        Gate gate = gate(firing.sensor(), plan.name());
        return gate.bulkhead().run(turn == Turn.AHEAD, () -> switch (gate.circuit()
                .ask(turn == Turn.PROBING)) {
            case Pass.Wait wait -> Uni.createFrom().item(Optional.empty());
            case Pass.Go go ->
                attempt(then.get(), firing, number, gate, go)
                        .map(Optional::of)
                        .onCancellation()
                        .invoke(() -> gate.circuit().indifferent(go));
        });
    }

    private Uni<Attempt> attempt(TriggerPlan plan, Firing firing, int number, Gate gate, Pass.Go pass) {
        long begin = System.nanoTime();
        return attempt(plan.connector(), plan, firing).map(tried -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            tell(gate.circuit(), pass, tried.outcome());
            Next next = verdicts.next(tried.outcome(), number, plan);
            gate.meters().record(tried.outcome(), took, next);
            return new Attempt(tried.outcome(), tried.request(), took, next);
        });
    }

    private static void tell(Circuit circuit, Pass.Go pass, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> circuit.succeeded();
            case Outcome.Retry retry -> circuit.failed(pass, retry.detail(), retry.after());
            case Outcome.Unknown unknown -> circuit.failed(pass, unknown.detail(), Optional.empty());
            case Outcome.Rejected rejected -> circuit.indifferent(pass);
        }
    }

    private record Tried(Outcome outcome, Map<String, Object> request) {}

    private <C extends Record, R extends Record & Rendered> Uni<Tried> attempt(
            TriggerKind<C, R> kind, TriggerPlan plan, Firing firing) {
        R request;
        Map<String, Object> summary;
        try {
            request = render(kind, plan, firing, world);
            summary = request.summary();
        } catch (RenderFailure e) {
            return Uni.createFrom().item(new Tried(new Outcome.Rejected(String.valueOf(e.getMessage())), Map.of()));
        } catch (RuntimeException e) {
            return Uni.createFrom().item(new Tried(broken(plan, firing, e, "cannot render"), Map.of()));
        }
        Duration limit = request.timeLimit().plus(GRACE);
        return deadlines
                .within(
                        Uni.createFrom().deferred(() -> kind.act(request)),
                        limit,
                        () -> new Outcome.Unknown("no outcome within " + limit.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(e -> broken(plan, firing, e, "failed on the way"))
                .map(outcome -> new Tried(outcome, summary));
    }

    private <C extends Record, R extends Record & Rendered> R render(
            TriggerKind<C, R> kind, TriggerPlan plan, Firing firing, World there) throws RenderFailure {
        FiringView view = new FiringView(firing, plan.status(), plan.labels(), plan.account(), there);
        return kind.render(kind.config().cast(Rendering.config(plan, view)), view);
    }

    /** A kind's mistake. Its message goes nowhere: it may hold what nobody checked for secrets. */
    private static Outcome broken(TriggerPlan plan, Firing firing, Throwable e, String what) {
        StackTraceElement[] at = e.getStackTrace();
        LOG.errorf(
                "The trigger kind %s %s: %s at %s (sensor %s, trigger %s, action %s). This is a mistake in Tripline;"
                        + " please report it.",
                plan.kind(),
                what,
                e.getClass().getName(),
                at.length == 0 ? "?" : at[0],
                firing.sensor(),
                plan.name(),
                firing.actionId());
        String detail = "the trigger kind " + plan.kind() + " " + what + ": "
                + e.getClass().getSimpleName();
        return what.equals("cannot render") ? new Outcome.Rejected(detail) : new Outcome.Unknown(detail);
    }
}
