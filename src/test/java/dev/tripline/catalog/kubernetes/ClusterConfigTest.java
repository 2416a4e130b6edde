package dev.tripline.catalog.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a process looks for its cluster. */
class ClusterConfigTest {
    @TempDir
    private Path home;

    @Test
    void a_kubeconfig_that_is_named_wins_and_must_be_there() throws IOException {
        Path file = Files.writeString(home.resolve("kc"), "");
        Path ofUser = Files.createDirectories(home.resolve(".kube")).resolve("config");
        Files.writeString(ofUser, "");

        assertThat(ClusterConfig.find(Map.of("KUBECONFIG", file.toString()), home))
                .contains("kubeconfig " + file);
        assertThat(ClusterConfig.find(Map.of("KUBECONFIG", "/no/such" + File.pathSeparator + file), home))
                .contains("kubeconfig " + file);
        assertThat(ClusterConfig.find(Map.of("KUBECONFIG", "/no/such", "KUBERNETES_SERVICE_HOST", "10.0.0.1"), home))
                .isEmpty();
        assertThat(ClusterConfig.find(Map.of(), home)).contains("kubeconfig " + ofUser);
    }

    @Test
    void a_pod_has_its_service_account_and_others_nothing() {
        assertThat(ClusterConfig.find(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"), home))
                .contains("the pod's service account");
        assertThat(ClusterConfig.find(Map.of(), home)).isEmpty();
    }
}
