package dev.tripline.catalog.kubernetes.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which section of an EventBus counts. */
class BusShapeTest {
    private static GenericKubernetesResource bus(String spec) {
        return Serialization.unmarshal(
                "{\"apiVersion\": \"argoproj.io/v1alpha1\", \"kind\": \"EventBus\", \"spec\": {%s}}".formatted(spec),
                GenericKubernetesResource.class);
    }

    @Test
    void the_first_in_argos_order_counts() {
        assertThat(BusShape.of(bus("\"jetstreamExotic\": {}"))).isEqualTo(BusShape.EXOTIC);
        assertThat(BusShape.of(bus("\"jetstreamExotic\": {}, \"jetstream\": {}")))
                .isEqualTo(BusShape.MANAGED);
        assertThat(BusShape.of(bus("\"jetstream\": {}, \"nats\": {}"))).isEqualTo(BusShape.FOREIGN);
        assertThat(BusShape.of(bus("\"jetstreamExotic\": {}, \"kafka\": {}"))).isEqualTo(BusShape.FOREIGN);
        assertThat(BusShape.of(bus(""))).isEqualTo(BusShape.FOREIGN);
    }

    @Test
    void what_is_null_is_not_there() {
        GenericKubernetesResource bus =
                bus("\"nats\": null, \"jetstreamExotic\": {\"url\": \"nats://n:4222\", \"tls\": null}");
        assertThat(BusShape.of(bus)).isEqualTo(BusShape.EXOTIC);
        assertThat(BusShape.config(bus)).contains(Map.of("jetstream", Map.of("url", "nats://n:4222")));
        assertThat(BusShape.config(bus("\"jetstream\": {}"))).isEmpty();
    }
}
