package dev.tripline.it;

import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.real.ProxiedApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import dev.tripline.deploy.Shipped;
import dev.tripline.it.kit.InCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same against a real API server, where there is one: {@code ./mvnw verify -Pkube-apiserver}. With the rights of K8s/. */
@Tag("kube-apiserver")
class KubeApiServerIT extends KubernetesIT {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

    private ProxiedApiServer real;

    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
    }

    @Override
    TestCluster cluster() {
        real = ProxiedApiServer.wanted();
        return real;
    }

    /** Beside the rights of K8s/ those that docs/kubernetes.md wants for {@code --install-crds}. */
    @Override
    InCluster tripline(Path folder, TestCluster cluster) {
        cluster.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: tripline, namespace: events}}");
        Shipped.file("K8s/events/argo-events/rbac.yaml").forEach(object -> cluster.put(object.toString()));
        cluster.put(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: tripline-tests-crds},"
                        + " rules: [{apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions],"
                        + " verbs: [get, create]}]}");
        cluster.put(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: tripline-tests-crds},"
                        + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: tripline-tests-crds},"
                        + " subjects: [{kind: ServiceAccount, name: tripline, namespace: events}]}");
        return InCluster.withRights(folder, (FaultyCluster) cluster, "tripline-0");
    }

    @AfterEach
    void takeBack() {
        real.deleteIfThere(RBAC + "clusterrolebindings/tripline-tests-crds");
        real.deleteIfThere(RBAC + "clusterroles/tripline-tests-crds");
    }
}
