package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests are what the schemas of their kinds allow, and kustomize makes of them what the other tests look at. */
class ManifestsTest {
    private static final Path ADMISSION = Path.of("K8s/events/argo-events/admission");
    private static final Set<String> OURS = Set.of("EventBus", "EventSource", "Sensor");

    static List<Path> folders() {
        return Rendering.folders();
    }

    /** With what no folder renders unless it is asked to. */
    private static List<Thing> all() {
        List<Thing> all = new ArrayList<>(Rendering.everything());
        for (String file : List.of(
                "service.yaml",
                "webhook.yaml",
                "certificate.yaml",
                "deployment.yaml",
                "cert-manager/certificate.yaml",
                "cert-manager/webhook.yaml")) {
            all.addAll(Thing.in(ADMISSION.resolve(file)));
        }
        Stream.of(
                        "K8s/access/admission.yaml",
                        "K8s/access/argocd.yaml",
                        "K8s/access/shop.yaml",
                        "K8s/events/applicationset-events.yaml",
                        "K8s/from-files/namespace.yaml",
                        "K8s/from-files/files.yaml",
                        "K8s/from-files/webhooks.yaml",
                        "src/main/kubernetes/kubernetes.yml")
                .forEach(file -> all.addAll(Thing.in(Path.of(file))));
        return all;
    }

    @Test
    void theSeedHasItsFolders() {
        assertThat(folders())
                .extracting(folder -> folder.getFileName().toString())
                .contains(
                        "governance",
                        "argo-events",
                        "github-deploy",
                        "alertmanager-remediation",
                        "calendar-maintenance");
    }

    @Test
    void ownKindsOfKubernetesAreStrictlyWhatTheirModelsAllow() {
        List<Thing> known = all().stream().filter(StrictKinds::knows).toList();
        assertThat(known).hasSizeGreaterThan(50);
        assertThat(known.stream().map(StrictKinds::complaint).flatMap(Optional::stream))
                .isEmpty();
    }

    @Test
    void kindsOfOthersHaveOnlyFieldsThatAreListed() throws IOException {
        Set<String> listed = Files.readString(
                        Thing.ROOT.resolve("src/test/resources/dev/tripline/deploy/fields-of-others.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        all().stream()
                .filter(thing -> !StrictKinds.knows(thing) && !OURS.contains(thing.kind()))
                .forEach(thing -> fields(thing.at("/spec"), thing.kind() + " ", used));
        assertThat(used).isNotEmpty();
        assertThat(listed).containsAll(used);
    }

    private static void fields(JsonNode node, String place, Set<String> fields) {
        if (node.isArray()) {
            node.forEach(item -> fields(item, place + "[]", fields));
        } else if (node.isObject() && !node.isEmpty() && !place.endsWith("labels") && !place.endsWith("matchLabels")) {
            node.properties()
                    .forEach(entry -> fields(
                            entry.getValue(), place + (place.endsWith(" ") ? "" : ".") + entry.getKey(), fields));
        } else {
            fields.add(place);
        }
    }

    @Test
    void aWrongFieldWouldBeSeen() {
        assertThat(
                        wrong(
                                "spec: {selector: {}, replicas: 2, template: {spec: {containers: [{name: a, imagePullPolice: Never}]}}}"))
                .hasValueSatisfying(text -> assertThat(text).contains("imagePullPolice"));
        assertThat(wrong("spec: {replicas: \"2\"}"))
                .hasValueSatisfying(text -> assertThat(text).contains("replicas"));
        assertThat(wrong("spec: {replicas: 2}")).isEmpty();
        assertThatThrownBy(() -> Thing.in("twice", "kind: A\nkind: B\n")).hasMessageContaining("duplicate key");
    }

    private static Optional<String> wrong(String spec) {
        return StrictKinds.complaint(
                Thing.in("wrong", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n" + spec)
                        .getFirst());
    }

    @Test
    void everyObjectHasANameThatKubernetesTakes() {
        assertThat(all()).allSatisfy(thing -> {
            assertThat(thing.name())
                    .as("%s", thing)
                    .matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")
                    .hasSizeLessThan(64);
            assertThat(thing.text("/apiVersion")).as("%s", thing).isNotEmpty();
        });
        assertThat(Rendering.everything())
                .map(thing -> thing.kind() + " " + thing.name())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void kustomizeMakesTheSame(Path folder) throws Exception {
        assertThat(kustomized(folder.toString())).isEqualTo(byName(Rendering.of(folder)));
    }

    private static Map<String, JsonNode> kustomized(String folder) throws Exception {
        Program kustomize = Program.run(List.of(Program.wanted("kubectl"), "kustomize", folder), Map.of());
        assertThat(kustomize.code()).as(kustomize.complained()).isZero();
        return byName(Thing.in(folder, kustomize.said()));
    }

    private static Map<String, JsonNode> byName(List<Thing> things) {
        return things.stream()
                .collect(Collectors.toMap(
                        thing -> thing.kind() + " " + thing.namespace() + "/" + thing.name(),
                        Thing::json,
                        (a, b) -> b,
                        TreeMap::new));
    }

    /** What Argo CD is told in the ApplicationSet, done by hand. */
    @ParameterizedTest
    @MethodSource("folders")
    void anotherNamespaceReachesEverything(Path folder, @TempDir Path elsewhere) throws Exception {
        Thing set = Thing.in(Path.of("K8s/events/applicationset-events.yaml")).getLast();
        String patch =
                set.text("/spec/template/spec/source/kustomize/patches/0/patch").replace("${NAMESPACE}", "elsewhere");
        copy(Thing.ROOT.resolve(folder), elsewhere.resolve("folder"));
        Files.writeString(elsewhere.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: elsewhere
                resources: [folder]
                images: [{name: tripline, newName: registry.example.com/tripline, newTag: "1"}]
                patches:
                  - target: {kind: RoleBinding}
                    patch: |
                %s
                """.formatted(patch.indent(6)));
        Map<String, JsonNode> all = kustomized(elsewhere.toString());
        assertThat(all).isNotEmpty();
        all.forEach((name, json) -> {
            assertThat(json.at("/metadata/namespace").asText("elsewhere"))
                    .as(name)
                    .isIn("elsewhere", "");
            json.findValues("namespace")
                    .forEach(one -> assertThat(one.asText()).as(name).isIn("elsewhere", "argocd"));
            json.findValues("image")
                    .forEach(one -> assertThat(one.asText()).as(name).doesNotStartWith("tripline"));
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void fromFilesIsOneReplicaThatReadsAConfigMap() throws Exception {
        Map<String, JsonNode> all = kustomized("K8s/from-files");
        JsonNode spec = all.get("Deployment automation/tripline").at("/spec");
        assertThat(spec.at("/replicas").asInt()).isEqualTo(1);
        assertThat(spec.at("/strategy").toString()).isEqualTo("{\"type\":\"Recreate\"}");
        String configMap = spec.at("/template/spec/volumes")
                .findValue("configMap")
                .at("/name")
                .asText();
        assertThat(configMap).startsWith("tripline-manifests-");
        assertThat(all).containsKey("ConfigMap automation/" + configMap);
    }

    @Test
    void thereIsOneSourceOfTruth() {
        assertThat(byName(Thing.in(Path.of("src/main/kubernetes/kubernetes.yml"))))
                .hasSize(3)
                .isEqualTo(byName(Thing.in(Path.of("K8s/events/argo-events/tripline.yaml"))));
    }

    @Test
    void theKindsAreTheOnesOfArgoEvents() {
        Map<String, String> shortNames = Map.of("eventbus", "eb", "eventsources", "es", "sensors", "sn");
        List<Thing> definitions = Rendering.everything().stream()
                .filter(thing -> thing.kind().equals("CustomResourceDefinition"))
                .toList();
        assertThat(definitions).hasSize(3).allSatisfy(definition -> {
            String plural = definition.text("/spec/names/plural");
            assertThat(definition.name()).isEqualTo(plural + ".argoproj.io");
            assertThat(definition.text("/spec/names/shortNames/0")).isEqualTo(shortNames.get(plural));
            assertThat(definition.text("/spec/versions/0/name")).isEqualTo("v1alpha1");
            assertThat(definition.at("/spec/versions/0/subresources/status").isObject())
                    .isTrue();
            JsonNode properties = definition.at("/spec/versions/0/schema/openAPIV3Schema/properties");
            assertThat(properties
                            .at("/spec/x-kubernetes-preserve-unknown-fields")
                            .asBoolean())
                    .isTrue();
            assertThat(properties
                            .at("/status/x-kubernetes-preserve-unknown-fields")
                            .asBoolean())
                    .isTrue();
            assertThat(definition.text("/metadata/annotations/argocd.argoproj.io~1sync-options"))
                    .contains("Prune=false", "Delete=false");
        });
    }
}
