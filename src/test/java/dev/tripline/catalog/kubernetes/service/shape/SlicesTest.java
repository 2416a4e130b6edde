package dev.tripline.catalog.kubernetes.service.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The endpoints of a slice. */
class SlicesTest {
    private static final Service SERVICE = Serialization.unmarshal(
            "--- {apiVersion: v1, kind: Service, metadata: {name: mine, namespace: events, uid: s1}, spec: {ports:"
                    + " [{port: 80}]}}",
            Service.class);

    private static EndpointSlice slice(String name, String address, boolean ready) {
        return Serialization.unmarshal(
                "--- {metadata: {name: %s}, addressType: IPv4, endpoints: [{addresses: ['%s'], conditions: {ready: %s}}]}"
                        .formatted(name, address, ready),
                EndpointSlice.class);
    }

    private static List<Endpoint> endpoints(EndpointSlice... tripline) {
        Slices slices = new Slices(List.of(tripline), Optional.empty(), Slices.labels("default"));
        return slices.of(SERVICE, List.of()).get("mine-tripline-ipv4").getEndpoints();
    }

    /** While Kubernetes moves it from one slice to another. */
    @Test
    void an_endpoint_that_is_in_two_slices_counts_once_and_as_ready() {
        EndpointSlice ready = slice("a", "10.0.0.1", true);
        EndpointSlice unready = slice("b", "10.0.0.1", false);
        assertThat(endpoints(ready, unready))
                .singleElement()
                .satisfies(one -> assertThat(one.getConditions().getReady()).isTrue());
        assertThat(endpoints(unready, ready))
                .singleElement()
                .satisfies(one -> assertThat(one.getConditions().getReady()).isTrue());
        assertThat(endpoints(ready, slice("b", "10.0.0.2", false))).hasSize(2);
    }

    @Test
    void labels_tell_the_buses_apart_and_fit() {
        String longest = "b".repeat(200);
        assertThat(List.of(Slices.labels("default"), Slices.labels("other"), Slices.labels(longest)))
                .doesNotHaveDuplicates()
                .allSatisfy(labels -> assertThat(labels.values()).allMatch(value -> value.length() <= 63))
                .allSatisfy(
                        labels -> assertThat(labels).containsAllEntriesOf(Map.of(Slices.MANAGED_BY, Slices.MANAGER)));
    }
}
