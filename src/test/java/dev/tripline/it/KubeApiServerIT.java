package dev.tripline.it;

import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.real.RealApiServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same against a real API server, where there is one: {@code ./mvnw verify -Pkube-apiserver}. */
@Tag("kube-apiserver")
class KubeApiServerIT extends KubernetesIT {
    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
    }

    @Override
    TestCluster cluster() {
        return RealApiServer.wanted();
    }
}
