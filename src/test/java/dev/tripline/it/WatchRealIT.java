package dev.tripline.it;

import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.client.kubernetes.real.ProxiedApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same against a real API server, for a minute: {@code ./mvnw verify -Pkube-apiserver}. */
@Tag("kube-apiserver")
class WatchRealIT extends WatchIT {
    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
    }

    @Override
    FaultyCluster cluster() {
        return ProxiedApiServer.wanted("shop");
    }

    @Override
    int seconds() {
        return Integer.getInteger("watch.seconds", 60);
    }
}
