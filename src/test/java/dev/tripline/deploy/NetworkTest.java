package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches whom, by the policies of all folders together. */
class NetworkTest {
    private static final String NAMESPACE = "events";
    private static final List<Thing> POLICIES = Rendering.everything().stream()
            .filter(thing -> thing.kind().equals("NetworkPolicy"))
            .toList();

    private record Pod(String namespace, Map<String, String> labels, Map<String, Integer> ports) {
        static Pod of(String name) {
            return switch (name) {
                case "nats" ->
                    new Pod(
                            NAMESPACE,
                            Map.of("app.kubernetes.io/name", "nats"),
                            Map.of("client", 4222, "cluster", 6222, "monitor", 8222));
                case "tripline" ->
                    new Pod(NAMESPACE, Map.of("app.kubernetes.io/name", "tripline"), Map.of("http", 8420));
                case "workflow" -> new Pod(NAMESPACE, Map.of("workflows.argoproj.io/workflow", "a"), Map.of());
                case "dns" -> new Pod("kube-system", Map.of("k8s-app", "kube-dns"), Map.of());
                case "alertmanager" ->
                    new Pod("monitoring", Map.of("app.kubernetes.io/name", "alertmanager"), Map.of());
                case "anybody" -> new Pod(NAMESPACE, Map.of("app", "anybody"), Map.of());
                default -> new Pod(name, Map.of(), Map.of());
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tripline, nats, 4222, true",
        "nats, nats, 6222, true",
        "tripline, dns, 53, true",
        "workflow, dns, 53, true",
        "tripline, default, 443, true",
        "tripline, default, 6443, true",
        "workflow, default, 6443, true",
        "monitoring, tripline, 8420, true",
        "ingress-nginx, tripline, 12001, true",
        "alertmanager, tripline, 12002, true",
        "ingress-nginx, tripline, 12002, false",
        "ingress-nginx, tripline, 8420, false",
        "monitoring, tripline, 12002, false",
        "workflow, nats, 4222, false",
        "workflow, tripline, 8420, false",
        "anybody, nats, 4222, false",
        "anybody, default, 443, false",
        "monitoring, nats, 4222, false",
        "tripline, nats, 6222, false",
        "nats, default, 443, false",
        "tripline, default, 25, false"
    })
    void packetsGoWhereTheyShould(String from, String to, int port, boolean wanted) {
        assertThat(reaches(Pod.of(from), Pod.of(to), port)).isEqualTo(wanted);
    }

    private static boolean reaches(Pod from, Pod to, int port) {
        return lets("Egress", from, to, to, port) && lets("Ingress", to, from, to, port);
    }

    /** A pod that no policy selects, or of another namespace, is free. */
    private static boolean lets(String direction, Pod owner, Pod peer, Pod target, int port) {
        if (!owner.namespace().equals(NAMESPACE)) {
            return true;
        }
        List<Thing> policies = POLICIES.stream()
                .filter(policy -> policy.at("/spec/policyTypes").toString().contains(direction))
                .filter(policy -> selects(policy.at("/spec/podSelector"), owner.labels()))
                .toList();
        String rules = direction.equals("Egress") ? "/spec/egress" : "/spec/ingress";
        String peers = direction.equals("Egress") ? "/to" : "/from";
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> stream(policy.at(rules)))
                        .anyMatch(rule -> (rule.at(peers).isMissingNode()
                                        || stream(rule.at(peers)).anyMatch(one -> isPeer(one, peer)))
                                && (rule.at("/ports").isMissingNode()
                                        || stream(rule.at("/ports")).anyMatch(one -> isPort(one, target, port))));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static boolean isPeer(JsonNode peer, Pod pod) {
        boolean namespace = peer.has("namespaceSelector")
                ? selects(peer.at("/namespaceSelector"), Map.of("kubernetes.io/metadata.name", pod.namespace()))
                : pod.namespace().equals(NAMESPACE);
        return namespace && (!peer.has("podSelector") || selects(peer.at("/podSelector"), pod.labels()));
    }

    private static boolean isPort(JsonNode wanted, Pod target, int port) {
        JsonNode name = wanted.at("/port");
        return (name.isTextual() ? target.ports().getOrDefault(name.asText(), -1) : name.asInt()) == port;
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(Thing.labels(selector.at("/matchLabels")).entrySet())
                && stream(selector.at("/matchExpressions")).allMatch(expression -> {
                    assertThat(expression.at("/operator").asText()).isEqualTo("Exists");
                    return labels.containsKey(expression.at("/key").asText());
                });
    }
}
