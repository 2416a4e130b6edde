package dev.tripline.it;

import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.client.kubernetes.real.ProxiedApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same against a real API server, by the rights that K8s/ gives: {@code ./mvnw verify -Pkube-apiserver}. */
@Tag("kube-apiserver")
class DeployRealIT extends DeployIT {
    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
    }

    @Override
    FaultyCluster cluster() {
        return ProxiedApiServer.wanted("argocd");
    }
}
