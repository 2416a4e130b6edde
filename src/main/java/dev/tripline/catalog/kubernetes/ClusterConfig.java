package dev.tripline.catalog.kubernetes;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Whether this process was told which cluster it belongs to. Reads files, asks nobody. */
public final class ClusterConfig {
    private static final String FALLBACK = "default";

    private ClusterConfig() {}

    /**
     * Looks in the order of every Kubernetes client: the files that KUBECONFIG names, ~/.kube/config, the pod's service account.
     *
     * @return what was found, in words; empty when there is nothing
     */
    public static Optional<String> find(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("KUBECONFIG", "");
        if (!named.isEmpty()) {
            return Arrays.stream(named.split(File.pathSeparator))
                    .filter(path -> !path.isEmpty() && Files.isRegularFile(Path.of(path)))
                    .findFirst()
                    .map(path -> "kubeconfig " + path);
        }
        Path ofUser = home.resolve(".kube").resolve("config");
        if (Files.isRegularFile(ofUser)) {
            return Optional.of("kubeconfig " + ofUser);
        }
        return environment.getOrDefault("KUBERNETES_SERVICE_HOST", "").isEmpty()
                ? Optional.empty()
                : Optional.of("the pod's service account");
    }

    /** The namespace of the kubeconfig's context, or of the pod. */
    public static String namespace() {
        return Optional.ofNullable(Config.autoConfigure(null).getNamespace())
                .filter(name -> !name.isEmpty())
                .orElse(FALLBACK);
    }
}
