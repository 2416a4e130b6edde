package dev.tripline.runtime.deploy;

import dev.tripline.client.secret.ManifestSecrets;
import dev.tripline.event.Origin;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.manifest.eventbus.EventBusSpec;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.SensorCompiler;
import dev.tripline.sensor.SensorIndex;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.plan.TriggerPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every owner to bind its part of the manifests, and puts the parts together. No effects; may be asked at any time. */
@ApplicationScoped
public class ManifestCompiler {
    static final String OTHER_BUS = "TL-6101";
    static final String BUS_NOT_SERVED = "TL-6102";
    static final String NOBODY_SENDS = "TL-6103";

    private final SourceHost sources;
    private final TriggerHost triggers;
    private final String eventBus;

    ManifestCompiler(
            SourceHost sources,
            TriggerHost triggers,
            @ConfigProperty(name = "tripline.event-bus", defaultValue = "default") String eventBus) {
        this.sources = sources;
        this.triggers = triggers;
        this.eventBus = eventBus;
    }

    /** What speaks against these manifests. */
    public Problems check(List<Manifest> manifests) {
        Problems problems = new Problems();
        compile(manifests, problems);
        return problems;
    }

    /** Everything without errors; all errors and warnings are in {@code problems}. */
    public Compiled compile(List<Manifest> manifests, Problems problems) {
        List<SourceBinding> bindings = new ArrayList<>();
        List<Sensor> sensors = new ArrayList<>();
        List<Manifest> secrets = new ArrayList<>();
        Map<String, Map<String, TriggerPlan>> plans = new HashMap<>();
        int eventSources = 0;
        for (Manifest manifest : manifests) {
            switch (manifest.kind()) {
                case Manifest.EVENT_SOURCE -> {
                    if (isOurs(manifest, problems)) {
                        eventSources++;
                        bindings.addAll(sources.plan(manifest, problems));
                    }
                }
                case Manifest.SENSOR -> {
                    if (isOurs(manifest, problems)) {
                        plans.put(manifest.name(), plans(manifest, problems));
                        SensorCompiler.compile(manifest, problems).ifPresent(sensors::add);
                    }
                }
                case Manifest.EVENT_BUS -> eventBus(manifest, problems);
                case Manifest.SECRET -> secrets.add(manifest);
                default -> {}
            }
        }
        sources.check(bindings, problems);
        new ManifestSecrets().replace(secrets, problems);
        unheard(manifests, bindings, sensors, problems);
        Deployment deployment = new Deployment(List.copyOf(sensors), SensorIndex.of(sensors), plans, Map.of());
        return new Compiled(bindings, deployment, secrets, eventSources);
    }

    /** The triggers of a sensor by name, those with errors left out. */
    public Map<String, TriggerPlan> plans(Manifest sensor, Problems problems) {
        Map<String, TriggerPlan> plans = new LinkedHashMap<>();
        Set<String> dependencies = dependencies(sensor);
        String account = sensor.serviceAccount();
        if (sensor.spec().get("triggers").orElse(sensor.root()) instanceof Node.Seq items) {
            for (int i = 0; i < items.items().size(); i++) {
                // An item that is null has no template, which the host says.
                Node item = items.items().get(i);
                if ((item instanceof Node.Nothing ? Node.Obj.empty(item.at()) : item) instanceof Node.Obj trigger) {
                    triggers.plan(trigger, "spec.triggers[" + i + "]", dependencies, problems)
                            .ifPresent(plan -> plans.put(plan.name(), plan.as(account)));
                }
            }
        }
        return plans;
    }

    /** Their names, also when the sensor has errors elsewhere. */
    private static Set<String> dependencies(Manifest sensor) {
        Set<String> names = new LinkedHashSet<>();
        if (sensor.spec().get("dependencies").orElse(sensor.root()) instanceof Node.Seq items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Obj one && one.get("name").orElse(one) instanceof Node.Text name) {
                    names.add(name.value());
                }
            }
        }
        return names;
    }

    private boolean isOurs(Manifest manifest, Problems problems) {
        String name = manifest.spec().get("eventBusName").orElse(manifest.root()) instanceof Node.Text text
                ? text.value()
                : eventBus;
        if (name.equals(eventBus) || name.isEmpty()) {
            return true;
        }
        problems.warning(
                OTHER_BUS,
                manifest.kind() + " " + manifest.name() + " is for event bus \"" + name + "\", this runtime serves \""
                        + eventBus + "\": left out",
                manifest.at(),
                "spec.eventBusName",
                "serve it with --event-bus " + name);
        return false;
    }

    private static void eventBus(Manifest manifest, Problems problems) {
        Binder.bind(EventBusSpec.class, manifest.spec(), "spec", problems)
                .filter(spec -> !spec.isJetStream())
                .ifPresent(spec -> problems.warning(
                        BUS_NOT_SERVED,
                        (spec.nats().isPresent() ? "NATS streaming (spec.nats)" : "Kafka")
                                + " is known, not served: events travel over the JetStream that this runtime is given",
                        manifest.at(),
                        "spec",
                        "for the cluster use jetstream or jetstreamExotic"));
    }

    /** A dependency on an event that nobody here sends may be right (somebody else on the bus does) or a typing mistake. */
    private static void unheard(
            List<Manifest> manifests, List<SourceBinding> bindings, List<Sensor> sensors, Problems problems) {
        Set<String> known =
                bindings.stream().map(binding -> binding.origin().toString()).collect(Collectors.toSet());
        Map<String, Position> byName = new HashMap<>();
        manifests.stream()
                .filter(manifest -> manifest.kind().equals(Manifest.SENSOR))
                .forEach(manifest -> byName.put(manifest.name(), manifest.at()));
        for (Sensor sensor : sensors) {
            for (Sensor.Dependency dependency : sensor.dependencies()) {
                Origin origin = dependency.origin();
                if (!known.contains(origin.toString()) && !bindings.isEmpty()) {
                    problems.warning(
                            NOBODY_SENDS,
                            "no event source here sends " + origin + DidYouMean.suffix(origin.toString(), known),
                            byName.getOrDefault(sensor.name(), Position.NONE),
                            "spec.dependencies",
                            "dependency " + dependency.name() + " waits for another publisher on the bus");
                }
            }
        }
    }
}
