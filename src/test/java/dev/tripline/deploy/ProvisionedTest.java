package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.runtime.cluster.provision.server.BusNames;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands around a bus that Tripline makes fits its pods, their names and the quota. */
class ProvisionedTest {
    private static final Path FOLDER = Path.of("K8s/events/argo-events/provisioning");
    private static final Map<String, String> BUS = new BusNames("default", "events").labels();
    private static final Map<String, String> TRIPLINE = Map.of("app.kubernetes.io/name", "tripline");

    private static Thing thing(String file, String kind, String name) {
        return Thing.in(FOLDER.resolve(file)).stream()
                .filter(one -> one.is(kind, name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        Map<String, String> wanted = Thing.labels(selector.at("/matchLabels"));
        return !wanted.isEmpty() && labels.entrySet().containsAll(wanted.entrySet());
    }

    /** Such as {@code from tripline to client}. */
    private static List<String> rules(Thing policy) {
        List<String> all = new ArrayList<>();
        Stream.of("ingress/from", "egress/to").map(text -> text.split("/")).forEach(way -> {
            for (JsonNode rule : policy.at("/spec/" + way[0])) {
                JsonNode peer = rule.at("/" + way[1] + "/0/podSelector");
                String who = selects(peer, BUS) ? "bus" : selects(peer, TRIPLINE) ? "tripline" : "nobody";
                all.add(way[1] + " " + who + " " + rule.at("/ports/0/port").asText());
                assertThat(rule.at("/" + way[1])).hasSize(1);
                assertThat(rule.at("/ports")).hasSize(1);
            }
        });
        return all;
    }

    @Test
    void serversAndTriplineReachTheBusAndNobodyElse() {
        Thing bus = thing("network.yaml", "NetworkPolicy", "bus-provisioned");
        assertThat(selects(bus.at("/spec/podSelector"), BUS)).isTrue();
        assertThat(bus.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(rules(bus)).containsExactly("from tripline client", "from bus cluster", "to bus cluster");
        Thing tripline = thing("network.yaml", "NetworkPolicy", "tripline-to-bus");
        assertThat(selects(tripline.at("/spec/podSelector"), TRIPLINE)).isTrue();
        assertThat(rules(tripline)).containsExactly("to bus client");
    }

    @Test
    void theRoleIsTriplines() {
        Thing binding = thing("role.yaml", "RoleBinding", "tripline-provisioning");
        assertThat(binding.at("/subjects").toString())
                .isEqualTo("[{\"kind\":\"ServiceAccount\",\"name\":\"tripline\",\"namespace\":\"events\"}]");
        assertThat(thing("role.yaml", binding.text("/roleRef/kind"), binding.text("/roleRef/name")))
                .isNotNull();
    }

    @Test
    void itsDisksFitTheQuota() {
        Thing bus = thing("eventbus.yaml", "EventBus", "default");
        Thing quota = Thing.in(Path.of("K8s/events/governance/quota.yaml")).getFirst();
        BigDecimal all = Quantity.getAmountInBytes(new Quantity(bus.text("/spec/jetstream/persistence/volumeSize")))
                .multiply(new BigDecimal(bus.at("/spec/jetstream/replicas").asInt()));
        assertThat(all)
                .isLessThanOrEqualTo(Quantity.getAmountInBytes(new Quantity(
                        quota.at("/spec/hard").path("requests.storage").asText())));
    }
}
