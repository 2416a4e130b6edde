package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component with which Tripline makes the bus itself. */
class ProvisioningTest {
    private static final Path FOLDER = Path.of("K8s/events/argo-events/provisioning");

    private static List<Thing> component() {
        return Stream.of("eventbus.yaml", "role.yaml", "network.yaml", "deployment.yaml")
                .flatMap(file -> Thing.in(FOLDER.resolve(file)).stream())
                .toList();
    }

    private static JsonNode role() {
        return component().stream()
                .filter(thing -> thing.kind().equals("Role"))
                .findFirst()
                .orElseThrow()
                .at("/rules");
    }

    @Test
    void itsObjectsAreWhatTheirSchemasAllow() {
        assertThat(component().stream().filter(thing -> !thing.kind().equals("EventBus")))
                .allSatisfy(thing -> assertThat(StrictKinds.complaint(thing)).isEmpty());
    }

    /** Making cannot be limited to names; reading and changing can. */
    @Test
    void nothingIsDeletedAndSecretsAreNeverChanged() {
        Set<String> onSecrets = new TreeSet<>();
        for (JsonNode rule : role()) {
            Set<String> verbs = new TreeSet<>();
            rule.at("/verbs").forEach(verb -> verbs.add(verb.asText()));
            assertThat(verbs).as("%s", rule).isSubsetOf("create", "get", "update");
            boolean finalizers = rule.at("/resources/0").asText().equals("eventbus/finalizers");
            assertThat(rule.has("resourceNames") || finalizers || verbs.equals(Set.of("create")))
                    .as("%s", rule)
                    .isTrue();
            if (rule.at("/resources").toString().contains("secrets")) {
                onSecrets.addAll(verbs);
            }
        }
        assertThat(onSecrets).containsExactly("create", "get");
    }

    @Test
    void itTakesThePlaceOfTheBus(@TempDir Path elsewhere) throws Exception {
        Path folder = elsewhere.resolve("argo-events");
        copy(Thing.ROOT.resolve("K8s/events/argo-events"), folder);
        Path kustomization = folder.resolve("kustomization.yaml");
        String text = Files.readString(kustomization);
        assertThat(text).contains("  - bus\n", "# components:\n", "#   - provisioning\n");
        Files.writeString(
                kustomization,
                text.replace("  - bus\n", "")
                        .replace("# components:\n", "components:\n")
                        .replace("#   - provisioning\n", "  - provisioning\n"));
        Program kustomize = Program.run(List.of(Program.wanted("kubectl"), "kustomize", folder.toString()), Map.of());
        assertThat(kustomize.code()).as(kustomize.complained()).isZero();
        List<Thing> all = Thing.in("kustomize", kustomize.said());
        assertThat(all).noneMatch(thing -> thing.kind().equals("StatefulSet"));
        assertThat(all.stream().filter(thing -> thing.kind().equals("EventBus")))
                .singleElement()
                .satisfies(bus ->
                        assertThat(bus.at("/spec/jetstream/replicas").asInt()).isEqualTo(3));
        assertThat(all.stream().filter(thing -> thing.is("Deployment", "tripline")))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment
                                .at("/spec/template/spec/containers/0/env")
                                .findValuesAsText("name"))
                        .contains("TRIPLINE_PROVISION", "POD_NAME"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
