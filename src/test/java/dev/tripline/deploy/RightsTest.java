package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everybody may do what they need and nothing else, and everybody who is named is there. */
class RightsTest {
    private static final List<Thing> THINGS = everything();

    private static List<Thing> everything() {
        List<Thing> all = new ArrayList<>(Rendering.everything());
        all.addAll(Thing.in(Path.of("K8s/access/argocd.yaml")));
        all.addAll(Thing.in(Path.of("K8s/access/shop.yaml")));
        return all;
    }

    private static Stream<Thing> of(String kind) {
        return THINGS.stream().filter(thing -> thing.kind().equals(kind));
    }

    private static boolean has(String kind, String name, String namespace) {
        return THINGS.stream()
                .anyMatch(thing -> thing.is(kind, name) && thing.namespace().equals(namespace));
    }

    /** What the bindings of a service account give it, as "verb group/resource". */
    private static Set<String> rights(String account) {
        Set<String> rights = new TreeSet<>();
        of("RoleBinding")
                .filter(binding -> binding.text("/subjects/0/name").equals(account))
                .flatMap(binding -> of("Role")
                        .filter(role -> role.name().equals(binding.text("/roleRef/name"))
                                && role.namespace().equals(binding.namespace())))
                .forEach(role -> role.at("/rules").forEach(rule -> add(rule, rights)));
        return rights;
    }

    private static void add(JsonNode rule, Set<String> rights) {
        for (JsonNode verb : rule.at("/verbs")) {
            for (JsonNode group : rule.at("/apiGroups")) {
                for (JsonNode resource : rule.at("/resources")) {
                    rights.add(verb.asText() + " " + group.asText() + "/" + resource.asText());
                }
            }
        }
    }

    @Test
    void bindingsNameRolesAndAccountsThatAreThere() {
        assertThat(of("RoleBinding")).hasSizeGreaterThan(8).allSatisfy(binding -> {
            assertThat(has("Role", binding.text("/roleRef/name"), binding.namespace()))
                    .as("%s", binding)
                    .isTrue();
            // The ApplicationSet puts the namespace into the first and expects no second.
            assertThat(binding.at("/subjects")).as("%s", binding).hasSize(1);
            assertThat(has("ServiceAccount", binding.text("/subjects/0/name"), "events"))
                    .as("%s", binding)
                    .isTrue();
            assertThat(binding.text("/subjects/0/namespace")).isIn("events", "${NAMESPACE}");
        });
    }

    @Test
    void nothingIsGrantedBeyondANamespaceAndNothingByAStar() {
        assertThat(THINGS).noneMatch(thing -> thing.kind().startsWith("ClusterRole"));
        assertThat(of("Role"))
                .allSatisfy(role -> assertThat(role.json().toString()).doesNotContain("\"*\""));
    }

    /** Whoever takes a right away breaks something in a cluster, and whoever gives one has to say what for. */
    @Test
    void triplinesOwnRoleIsWhatItUses() {
        Set<String> rights = new TreeSet<>();
        of("Role")
                .filter(role -> role.name().equals("tripline"))
                .forEach(role -> role.at("/rules").forEach(rule -> add(rule, rights)));
        assertThat(rights)
                .containsExactlyInAnyOrder(
                        // Informers read; an update is for a finalizer, and reads first when somebody was faster.
                        "get argoproj.io/eventbus",
                        "get argoproj.io/eventsources",
                        "get argoproj.io/sensors",
                        "list argoproj.io/eventbus",
                        "list argoproj.io/eventsources",
                        "list argoproj.io/sensors",
                        "watch argoproj.io/eventbus",
                        "watch argoproj.io/eventsources",
                        "watch argoproj.io/sensors",
                        "update argoproj.io/eventbus",
                        "update argoproj.io/eventsources",
                        "update argoproj.io/sensors",
                        "update argoproj.io/eventbus/status",
                        "update argoproj.io/eventsources/status",
                        "update argoproj.io/sensors/status",
                        // One lease, never deleted.
                        "get coordination.k8s.io/leases",
                        "create coordination.k8s.io/leases",
                        "update coordination.k8s.io/leases",
                        // A sentence that is said again counts up the event that is there.
                        "get events.k8s.io/events",
                        "create events.k8s.io/events",
                        "patch events.k8s.io/events",
                        "get /secrets",
                        "get /configmaps",
                        "list /services",
                        "watch /services",
                        "create /services",
                        "update /services",
                        "delete /services",
                        "list discovery.k8s.io/endpointslices",
                        "watch discovery.k8s.io/endpointslices",
                        "create discovery.k8s.io/endpointslices",
                        "update discovery.k8s.io/endpointslices",
                        "delete discovery.k8s.io/endpointslices");
    }

    @Test
    void triplineItselfReadsManifestsAndMakesNoWorkloads() {
        Set<String> rights = rights("tripline");
        assertThat(rights)
                .contains(
                        "watch argoproj.io/eventsources",
                        "watch argoproj.io/sensors",
                        "watch argoproj.io/eventbus",
                        "update argoproj.io/sensors/status",
                        "update coordination.k8s.io/leases",
                        "create events.k8s.io/events",
                        "get /secrets",
                        "create /serviceaccounts/token",
                        "create discovery.k8s.io/endpointslices");
        assertThat(rights)
                .noneMatch(right -> right.matches("(list|watch|create|update|patch|delete) /(secrets|configmaps)"))
                .noneMatch(right -> right.matches(
                        ".* .*/(workflows|deployments|statefulsets|pods.*|applications|roles|rolebindings)"))
                .noneMatch(right -> right.matches("(create|delete) argoproj.io/.*"))
                .noneMatch(right -> right.startsWith("impersonate"));
    }

    /** By name: a right to make tokens of any account would be the rights of all of them. */
    @Test
    void tokensAreMadeForNamedAccountsOnly() {
        List<JsonNode> rules = of("Role")
                .flatMap(role -> role.at("/rules").findParents("resources").stream())
                .filter(rule -> rule.at("/resources").toString().contains("serviceaccounts/token"))
                .toList();
        assertThat(rules).hasSize(3).allSatisfy(rule -> {
            assertThat(rule.at("/resourceNames")).hasSize(1);
            assertThat(has("ServiceAccount", rule.at("/resourceNames/0").asText(), "events"))
                    .isTrue();
        });
    }

    @Test
    void sensorsActAsAccountsThatMayWhatTheirTriggersDo() {
        assertThat(of("Sensor")).hasSize(3).allSatisfy(sensor -> {
            String account = sensor.text("/spec/template/serviceAccountName");
            assertThat(has("ServiceAccount", account, "events"))
                    .as("%s", sensor)
                    .isTrue();
            assertThat(has("Role", "tripline-as-" + account, "events"))
                    .as("%s", sensor)
                    .isTrue();
            assertThat(rights(account)).contains("create argoproj.io/workflows");
            for (JsonNode patch : sensor.at("/spec/triggers").findValues("k8s")) {
                String kind = patch.at("/source/resource/kind").asText();
                assertThat(kind).isEqualTo("Application");
                assertThat(rights(account)).contains("get argoproj.io/applications", "patch argoproj.io/applications");
            }
            for (JsonNode reference : sensor.at("/spec/triggers").findValues("workflowTemplateRef")) {
                assertThat(has("WorkflowTemplate", reference.at("/name").asText(), "events"))
                        .isTrue();
            }
        });
    }

    @Test
    void podsOfWorkflowsAreAccountsThatTheExecutorCanUse() {
        assertThat(of("WorkflowTemplate")).hasSize(3).allSatisfy(template -> {
            String account = template.text("/spec/serviceAccountName");
            assertThat(has("ServiceAccount", account, "events")).isTrue();
            assertThat(rights(account))
                    .contains("create argoproj.io/workflowtaskresults")
                    .noneMatch(right -> right.contains("secrets") || right.contains("argoproj.io/workflows"));
        });
    }
}
