package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names, labels, selectors and ports fit each other. */
class WiringTest {
    private static final List<Thing> THINGS = Rendering.everything();

    private static Stream<Thing> of(String kind) {
        return THINGS.stream().filter(thing -> thing.kind().equals(kind));
    }

    private static List<Thing> workloads() {
        return THINGS.stream().filter(thing -> !thing.podSpec().isMissingNode()).toList();
    }

    private static Thing workload(Map<String, String> selector) {
        assertThat(selector).isNotEmpty();
        List<Thing> found = workloads().stream()
                .filter(one -> one.podLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
        assertThat(found).as("selected by %s", selector).hasSize(1);
        return found.getFirst();
    }

    private static Set<String> portNames(Thing workload) {
        return workload.podSpec().at("/containers").findValues("ports").stream()
                .flatMap(ports -> ports.findValuesAsText("name").stream())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> webhookPorts() {
        return of("EventSource")
                .flatMap(source -> source.at("/spec").findValues("webhook").stream())
                .map(webhook -> webhook.at("/port").asInt())
                .collect(Collectors.toSet());
    }

    @Test
    void servicesReachPorts() {
        assertThat(of("Service")).hasSize(2).allSatisfy(service -> {
            Thing target = workload(Thing.labels(service.at("/spec/selector")));
            for (JsonNode port : service.at("/spec/ports")) {
                JsonNode wanted = port.at("/targetPort");
                assertThat(portNames(target)).as("%s", service).contains(wanted.asText());
            }
        });
    }

    /** By the name that Tripline gives it. */
    private static Set<String> servicePorts(Thing source) {
        return source.at("/spec/service/ports").findValuesAsText("name").stream()
                .map(port -> source.name() + "-eventsource-svc:" + port)
                .collect(Collectors.toSet());
    }

    @Test
    void everyWebhookHasAService() {
        assertThat(webhookPorts()).hasSize(2);
        assertThat(of("EventSource")
                        .filter(source ->
                                !source.at("/spec").findValues("webhook").isEmpty()))
                .hasSize(2)
                .allSatisfy(source -> assertThat(
                                source.at("/spec/service/ports").findValues("targetPort"))
                        .extracting(JsonNode::asInt)
                        .containsExactlyElementsOf(source.at("/spec").findValues("webhook").stream()
                                .map(webhook -> webhook.at("/port").asInt())
                                .toList()));
        assertThat(of("EventSource").flatMap(source -> servicePorts(source).stream()))
                .containsExactlyInAnyOrder("github-eventsource-svc:push", "alertmanager-eventsource-svc:alerts");
    }

    /** The Service that Tripline looks for without being told. */
    @Test
    void triplinesOwnServiceSelectsItsPods() {
        assertThat(of("Service").filter(service -> service.name().equals("tripline")))
                .singleElement()
                .satisfies(service -> assertThat(workload(Thing.labels(service.at("/spec/selector")))
                                .name())
                        .isEqualTo("tripline"));
    }

    @Test
    void ingressesReachServices() {
        assertThat(of("Ingress")).isNotEmpty().allSatisfy(ingress -> {
            JsonNode backend = ingress.at("/spec/rules/0/http/paths/0/backend/service");
            assertThat(of("EventSource").flatMap(source -> servicePorts(source).stream()))
                    .contains(backend.at("/name").asText() + ":"
                            + backend.at("/port/name").asText());
            String path = ingress.text("/spec/rules/0/http/paths/0/path");
            assertThat(of("EventSource").flatMap(source -> source.at("/spec").findValuesAsText("endpoint").stream()))
                    .contains(path);
        });
    }

    @Test
    void workloadsSelectTheirOwnPodsAndProbeTheirOwnPorts() {
        assertThat(workloads()).hasSize(2).allSatisfy(one -> {
            assertThat(workload(Thing.labels(one.at("/spec/selector/matchLabels"))))
                    .isEqualTo(one);
            JsonNode container = one.podSpec().at("/containers/0");
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(portNames(one))
                        .as("%s %s", one, probe)
                        .contains(container.at("/" + probe + "/httpGet/port").asText());
            }
            for (JsonNode spread : one.podSpec().at("/topologySpreadConstraints")) {
                assertThat(workload(Thing.labels(spread.at("/labelSelector/matchLabels"))))
                        .isEqualTo(one);
            }
            Set<String> volumes = new HashSet<>(one.podSpec().at("/volumes").findValuesAsText("name"));
            one.at("/spec/volumeClaimTemplates")
                    .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
            assertThat(volumes).containsAll(container.at("/volumeMounts").findValuesAsText("name"));
        });
    }

    @Test
    void budgetsLetOneGoAtATime() {
        assertThat(of("PodDisruptionBudget")).hasSize(2).allSatisfy(budget -> {
            assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
            Thing kept = workload(Thing.labels(budget.at("/spec/selector/matchLabels")));
            assertThat(kept.at("/spec/replicas").asInt()).isGreaterThan(1);
        });
    }

    @Test
    void prometheusFindsThePort() {
        assertThat(of("ServiceMonitor")).hasSize(1).allSatisfy(monitor -> {
            Map<String, String> selector = Thing.labels(monitor.at("/spec/selector/matchLabels"));
            assertThat(of("Service")
                            .filter(service -> Thing.labels(service.at("/metadata/labels"))
                                            .entrySet()
                                            .containsAll(selector.entrySet())
                                    && service.at("/spec/ports")
                                            .findValuesAsText("name")
                                            .contains(monitor.text("/spec/endpoints/0/port"))))
                    .extracting(Thing::name)
                    .containsExactly("tripline");
            assertThat(monitor.text("/spec/endpoints/0/path")).isEqualTo("/q/metrics");
        });
    }

    /** The restricted Pod Security Standard, and more: read-only root, no environment full of Services. */
    @Test
    void podsAreRestricted() {
        assertThat(workloads()).allSatisfy(one -> {
            JsonNode pod = one.podSpec();
            assertThat(pod.at("/enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.at("/topologySpreadConstraints")).hasSize(2);
            assertThat(pod.findValues("hostPath")).isEmpty();
            pod.at("/containers").forEach(WiringTest::restricted);
        });
        assertThat(of("WorkflowTemplate")).hasSize(3).allSatisfy(template -> {
            assertThat(template.at("/spec/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(template.text("/spec/securityContext/seccompProfile/type"))
                    .isEqualTo("RuntimeDefault");
            restricted(template.at("/spec/templates/0/container"));
        });
        Thing namespace = of("Namespace").findFirst().orElseThrow();
        assertThat(namespace.text("/metadata/labels/pod-security.kubernetes.io~1enforce"))
                .isEqualTo("restricted");
    }

    private static void restricted(JsonNode container) {
        JsonNode security = container.at("/securityContext");
        assertThat(security.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/image").asText()).contains(":");
    }

    @Test
    void variablesOfTheContainerAreOnesThatAreRead() throws IOException {
        String readme = Files.readString(Thing.ROOT.resolve("README.md"));
        List<String> names = new ArrayList<>(workload(Map.of("app.kubernetes.io/name", "tripline"))
                .podSpec()
                .at("/containers/0/env")
                .findValuesAsText("name"));
        names.removeIf(name -> !name.startsWith("TRIPLINE_"));
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @Test
    void secretsThatManifestsNameAreExplained() throws IOException {
        String page = Files.readString(Thing.ROOT.resolve("K8s/README.md"));
        Set<String> names = THINGS.stream()
                .flatMap(thing -> Stream.of("secretKeyRef", "accessSecret", "webhookSecret", "authSecret")
                        .flatMap(field -> thing.json().findValues(field).stream()))
                .map(selector -> selector.at("/name").asText())
                .collect(Collectors.toSet());
        assertThat(names).hasSize(3).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(Files.readString(Thing.ROOT.resolve("K8s/bus-secret.sh"))).contains("name: eventbus-default-client");
    }
}
