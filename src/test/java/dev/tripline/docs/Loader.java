package dev.tripline.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.secret.Secrets;
import dev.tripline.event.Event;
import dev.tripline.event.Receipt;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.connectors.Connectors;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.runtime.rehearsal.Explainer;
import dev.tripline.runtime.rehearsal.ExplainerByHand;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.SourceKind;
import dev.tripline.source.host.Intake;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.cluster.ArtifactReader;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.TriggersByHand;
import dev.tripline.trigger.host.plan.TriggerKinds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Loads manifests as the runtime does, with every connector that is in the tree and without starting anything. */
final class Loader implements Closeable {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tripline.source", "dev.tripline.trigger");

    private final Vertx vertx = Vertx.vertx();
    private final HttpCaller caller = new HttpCaller(vertx);
    private final Secrets secrets = selector -> Optional.empty();
    private final ManifestCompiler compiler;
    private final Explainer explainer;
    private final Connectors connectors;

    Loader() {
        List<SourceKind<?>> sources = new ArrayList<>();
        beans(SourceKind.class).forEach(kind -> sources.add((SourceKind<?>) kind));
        List<TriggerKind<?, ?>> triggers = new ArrayList<>();
        beans(TriggerKind.class).forEach(kind -> triggers.add((TriggerKind<?, ?>) kind));
        Intake nowhere = new Intake() {
            @Override
            public Uni<Receipt> accept(Event event) {
                throw new IllegalStateException("nothing is served here");
            }
        };
        SourceKinds kinds = new SourceKinds(sources);
        SourceHost host = new SourceHost(
                vertx,
                nowhere,
                origin -> Memory.NONE,
                secrets,
                new SimpleMeterRegistry(),
                kinds,
                new HttpCaller(vertx),
                "127.0.0.1",
                "default");
        TriggerHost triggerHost = TriggersByHand.of(triggers);
        compiler = CompilerByHand.of(host, triggerHost);
        explainer = ExplainerByHand.of(compiler, triggerHost);
        connectors = new Connectors(kinds, new TriggerKinds(triggers.stream()));
    }

    /** All that are in the tree. */
    Connectors connectors() {
        return connectors;
    }

    Explainer explainer() {
        return explainer;
    }

    private List<Object> beans(Class<?> type) {
        return CLASSES.stream()
                .filter(one -> one.isAssignableTo(type) && !one.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(one -> one.isAnnotatedWith(ApplicationScoped.class))
                .map(JavaClass::reflect)
                .map(this::make)
                .toList();
    }

    private Object make(Class<?> bean) {
        Constructor<?>[] all = bean.getConstructors();
        Constructor<?> constructor = Arrays.stream(all)
                .filter(one -> all.length == 1 || one.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow();
        try {
            return constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::argument)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + bean.getName(), e);
        }
    }

    private Object argument(Class<?> type) {
        Map<Class<?>, Object> known = Map.of(
                Secrets.class,
                secrets,
                HttpCaller.class,
                caller,
                Clock.class,
                Clock.systemUTC(),
                MeterRegistry.class,
                new SimpleMeterRegistry(),
                String.class,
                "test",
                Cluster.class,
                Cluster.none(),
                ArtifactReader.class,
                new ArtifactReader(selector -> Optional.empty()),
                Optional.class,
                Optional.empty());
        return Optional.ofNullable(known.get(type))
                .orElseGet(() -> Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> {
                    throw new UnsupportedOperationException("nothing is started here");
                }));
    }

    /** Everything that is wrong with these texts together; by name. */
    Problems check(Map<String, String> texts) {
        Problems problems = new Problems();
        List<Manifest> manifests = new ArrayList<>();
        texts.forEach((name, text) -> manifests.addAll(YamlReader.read(name, text, problems)));
        if (manifests.isEmpty()) {
            problems.error(YamlReader.INCOMPLETE, "no manifest in " + texts.keySet(), Position.NONE, "", "");
        }
        compiler.compile(manifests, problems);
        return problems;
    }

    @Override
    public void close() {
        caller.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
