package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What pods have and how they are asked, and what holds for all pods of the namespace. */
class PodsTest {
    private static final Map<String, Thing> WORKLOADS = Rendering.everything().stream()
            .filter(thing -> !thing.podSpec().isMissingNode())
            .collect(Collectors.toMap(Thing::name, Function.identity()));

    private static Thing policy(String name) {
        return Rendering.everything().stream()
                .filter(thing -> thing.is("NetworkPolicy", name))
                .findFirst()
                .orElseThrow();
    }

    /** Tripline is nothing without the API server; nobody else of these asks it. */
    @Test
    void triplineHasATokenAndTheServersOfTheBusHaveNone() {
        assertThat(WORKLOADS).containsOnlyKeys("tripline", "nats");
        WORKLOADS.forEach((name, one) -> assertThat(
                        one.podSpec().at("/automountServiceAccountToken").asBoolean(true))
                .as(name)
                .isEqualTo(name.equals("tripline")));
        assertThat(WORKLOADS.get("tripline").podSpec().at("/serviceAccountName").asText())
                .isEqualTo("tripline");
    }

    @Test
    void probesAskWhatThereIs() {
        JsonNode container = WORKLOADS.get("tripline").podSpec().at("/containers/0");
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    }

    @Test
    void whatNoPolicyNamesIsForbiddenBothWays() {
        Thing deny = policy("default-deny");
        assertThat(deny.at("/spec/podSelector")).isEmpty();
        assertThat(deny.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(deny.at("/spec").fieldNames()).toIterable().containsExactlyInAnyOrder("podSelector", "policyTypes");
    }

    /** Answers that do not fit into a packet come by TCP. */
    @Test
    void namesAreAskedForByBothProtocols() {
        Set<String> ports = new TreeSet<>();
        StreamSupport.stream(policy("names").at("/spec/egress/0/ports").spliterator(), false)
                .map(port -> port.at("/protocol").asText("TCP") + " "
                        + port.at("/port").asText())
                .forEach(ports::add);
        assertThat(ports).containsExactly("TCP 53", "UDP 53");
    }
}
