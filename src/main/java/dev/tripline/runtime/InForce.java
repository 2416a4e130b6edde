package dev.tripline.runtime;

import dev.tripline.catalog.Snapshot;
import dev.tripline.client.secret.ManifestSecrets;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.Compiled;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.runtime.deploy.Starts;
import dev.tripline.sensor.Sensor;
import dev.tripline.source.host.SourceHost;
import dev.tripline.trigger.host.TriggerHost;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts manifests in force: secrets, then sensors, then the front door. One change at a time; each may wait for the bus. */
@Singleton
class InForce {
    private final ManifestCompiler compiler;
    private final SourceHost sources;
    private final TriggerHost triggers;
    private final ManifestSecrets secrets;
    private final CurrentDeployment deployment;
    private final Starts starts;
    private final Announcers announcers;

    InForce(
            ManifestCompiler compiler,
            SourceHost sources,
            TriggerHost triggers,
            ManifestSecrets secrets,
            CurrentDeployment deployment,
            Starts starts,
            Announcers announcers) {
        this.compiler = compiler;
        this.sources = sources;
        this.triggers = triggers;
        this.secrets = secrets;
        this.deployment = deployment;
        this.starts = starts;
        this.announcers = announcers;
    }

    /** What speaks against these manifests. No effects. */
    Problems check(List<Manifest> manifests) {
        return compiler.check(manifests);
    }

    /** Opens the front door for the first manifests; the sensors follow when the bus is there. */
    synchronized void open(Snapshot snapshot) {
        Compiled compiled = compiler.compile(snapshot.manifests(), new Problems());
        secrets.replace(compiled.secrets(), new Problems());
        serve(compiled, snapshot, true);
    }

    /** Lets the sensors of these manifests decide. A bus that is away is waited for; those before decide meanwhile. */
    synchronized void listen(Snapshot snapshot, Patience patience) throws InterruptedException {
        listen(compiler.compile(snapshot.manifests(), new Problems()).deployment(), snapshot.partial(), patience);
    }

    /** Exchanges everything that changed. */
    synchronized void change(Snapshot snapshot, Patience patience) throws InterruptedException {
        Compiled compiled = compiler.compile(snapshot.manifests(), new Problems());
        secrets.replace(compiled.secrets(), new Problems());
        listen(compiled.deployment(), snapshot.partial(), patience);
        serve(compiled, snapshot, false);
    }

    private void listen(Deployment next, boolean partial, Patience patience) throws InterruptedException {
        Set<String> names = next.sensors().stream().map(Sensor::name).collect(Collectors.toSet());
        Map<String, Long> sequences = patience.untilBusAnswers(() -> starts.accept(names, !partial));
        Deployment before = deployment.get();
        deployment.set(next.startingAfter(sequences));
        next.plans().forEach((sensor, plans) -> plans.values().forEach(plan -> triggers.announce(sensor, plan)));
        before.plans().keySet().stream()
                .filter(sensor -> !next.plans().containsKey(sensor))
                .forEach(triggers::forget);
    }

    private void serve(Compiled compiled, Snapshot snapshot, boolean first) {
        List<Problem> problems = new ArrayList<>(snapshot.problems());
        problems.addAll(sources.apply(compiled.sources()).all());
        announcers.loaded(new Announcer.Loaded(
                compiled.eventSources(),
                compiled.deployment().sensors().size(),
                sources.status(),
                problems,
                first,
                snapshot.partial()));
    }
}
