package dev.tripline.runtime.cluster;

import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.status.BusStanding;
import dev.tripline.catalog.kubernetes.status.Finding;
import dev.tripline.catalog.kubernetes.status.Opinion;
import dev.tripline.catalog.kubernetes.status.Opinions;
import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.deploy.ArgoWords;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.SourceStatus;
import dev.tripline.source.host.plan.SourcesProvided;
import dev.tripline.source.host.registration.RegistrationStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in force at one moment, and how it does, as opinions about the objects. */
final class ClusterLook implements Opinions.Look {
    private final SourceHost sources;
    private final BusStanding bus;
    private final boolean settled;
    private final Set<String> running;
    private final Map<String, List<Problem>> problems;
    private final Map<String, List<String>> troubles;
    private final Reports reports;

    /** @param snapshot what is in force */
    ClusterLook(Snapshot snapshot, SourceHost sources, Reports reports, BusStanding bus, boolean settled) {
        this.sources = sources;
        this.reports = reports;
        this.bus = bus;
        this.settled = settled;
        this.running = snapshot.manifests().stream().map(Manifest::key).collect(Collectors.toSet());
        this.problems = snapshot.problems().stream()
                .collect(Collectors.groupingBy(problem -> problem.at().file()));
        this.troubles = sources.status().stream()
                .filter(ClusterLook::isInTrouble)
                .collect(Collectors.groupingBy(
                        status -> status.origin().eventSource(),
                        Collectors.mapping(ClusterLook::trouble, Collectors.toList())));
    }

    private static boolean isInTrouble(SourceStatus status) {
        boolean stands = switch (status.state()) {
            case STARTING, RUNNING, STANDING_BY -> true;
            case WAITING, REFUSED, NOT_SERVED -> false;
        };
        return !stands
                || status.registration()
                        .filter(hooks -> hooks.state() == RegistrationStatus.State.FAILING)
                        .isPresent();
    }

    private static String trouble(SourceStatus status) {
        String detail = status.detail().isEmpty()
                ? status.registration().map(RegistrationStatus::detail).orElse("")
                : status.detail();
        String what = status.state() == SourceStatus.State.NOT_SERVED ? " is not served" : " does not work";
        return status.kind() + " " + status.origin().event() + what + (detail.isEmpty() ? "" : ": " + detail);
    }

    @Override
    public Opinion of(ArgoKind kind, GenericKubernetesResource object) {
        String name = object.getMetadata().getName();
        List<Problem> own = problems.getOrDefault(kind.path(name), List.of());
        return new Opinion(
                provided(kind, object, own), own, running.contains(kind.kind() + "/" + name), troubles(kind, name));
    }

    private List<String> troubles(ArgoKind kind, String name) {
        return switch (kind) {
            case EVENT_BUS -> List.of();
            case EVENT_SOURCE ->
                Stream.of(troubles, reports.services())
                        .flatMap(all -> all.getOrDefault(name, List.of()).stream())
                        .toList();
            case SENSOR -> reports.rights().getOrDefault(name, List.of());
        };
    }

    private List<Finding> provided(ArgoKind kind, GenericKubernetesResource object, List<Problem> own) {
        return switch (kind) {
            case EVENT_BUS -> List.of(bus(own));
            case EVENT_SOURCE -> List.of(sources(object, own));
            case SENSOR -> sensor(object, own);
        };
    }

    private static Finding bus(List<Problem> own) {
        return own.stream()
                .filter(Problem::isError)
                .findFirst()
                .map(problem -> Finding.bad("Configured", "InvalidSpec", problem.message()))
                .orElse(Finding.good("Configured"));
    }

    private Finding sources(GenericKubernetesResource object, List<Problem> own) {
        if (own.stream().noneMatch(Problem::isError)) {
            return Finding.good(SourcesProvided.TYPE);
        }
        return manifest(object)
                .map(sources::provided)
                .map(said -> said.status()
                        ? Finding.good(SourcesProvided.TYPE)
                        : Finding.bad(SourcesProvided.TYPE, said.reason(), said.message()))
                .orElse(Finding.unknown(SourcesProvided.TYPE));
    }

    /** Argo Events looks at the dependencies first, and at nothing else once something is wrong. */
    private static List<Finding> sensor(GenericKubernetesResource object, List<Problem> own) {
        List<Problem> wrong = own.stream().filter(Problem::isError).toList();
        boolean dependencies = wrong.stream().anyMatch(problem -> problem.path().startsWith("spec.dependencies"));
        boolean triggers = wrong.stream().anyMatch(problem -> problem.path().startsWith("spec.triggers"));
        String words = Stream.of(manifest(object))
                .flatMap(Optional::stream)
                .flatMap(manifest -> new ArgoWords(manifest).first(wrong).stream())
                .findFirst()
                .orElse("");
        Finding first = dependencies
                ? Finding.bad("DependenciesProvided", "InvalidDependencies", words)
                : Finding.good("DependenciesProvided");
        Finding second = dependencies
                ? Finding.unknown("TriggersProvided")
                : triggers
                        ? Finding.bad("TriggersProvided", "InvalidTriggers", words)
                        : Finding.good("TriggersProvided");
        return List.of(first, second);
    }

    private static Optional<Manifest> manifest(GenericKubernetesResource object) {
        Node document = NodeJson.read(Serialization.asJson(object), Position.NONE);
        return YamlReader.of(List.of(document), new Problems()).manifests().stream()
                .findFirst();
    }

    @Override
    public BusStanding bus() {
        return bus;
    }

    @Override
    public Optional<Provisioned> provisioned() {
        return reports.bus();
    }

    @Override
    public boolean isSettled() {
        return settled;
    }
}
