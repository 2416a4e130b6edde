package dev.tripline.runtime.cluster.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What of a StatefulSet nobody may change. */
class ServerSetTest {
    private static final StatefulSet SET = Serialization.unmarshal("""
        --- {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: eventbus-default-js}, spec: {replicas: 3,
          serviceName: eventbus-default-js-svc, podManagementPolicy: Parallel, selector: {matchLabels: {a: b}},
          template: {spec: {containers: [{name: main, image: 'nats:2'}]}}, volumeClaimTemplates: [{metadata: {name: vol},
            spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 6Gi}}}}]}}
        """, StatefulSet.class);

    private static Optional<String> changed(UnaryOperator<String> text) {
        StatefulSet wanted = Serialization.unmarshal(text.apply(Serialization.asJson(SET)), StatefulSet.class);
        return ServerSet.immovable(SET, wanted);
    }

    @Test
    void what_kubernetes_refuses_is_known_before_it_does() {
        assertThat(changed(text -> text)).isEmpty();
        assertThat(changed(text -> text.replace("-js-svc", "-svc"))).isPresent();
        assertThat(changed(text -> text.replace("Parallel", "OrderedReady"))).isPresent();
        assertThat(changed(text -> text.replace("\"a\":\"b\"", "\"a\":\"c\""))).isPresent();
        assertThat(changed(text -> text.replace("\"fast\"", "\"slow\"")))
                .hasValueSatisfying(said -> assertThat(said).contains("of class fast", "of class slow"));
        assertThat(changed(text -> text.replace("ReadWriteOnce", "ReadWriteMany")))
                .isPresent();
        assertThat(ServerSet.immovable(
                        SET,
                        new StatefulSetBuilder(SET)
                                .editSpec()
                                .withVolumeClaimTemplates()
                                .endSpec()
                                .build()))
                .hasValueSatisfying(said -> assertThat(said).endsWith("to none"));
        assertThat(changed(text -> text.replace("nats:2", "nats:3").replace("\"replicas\":3", "\"replicas\":5")))
                .isEmpty();
    }
}
