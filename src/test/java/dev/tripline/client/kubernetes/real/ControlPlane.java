package dev.tripline.client.kubernetes.real;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An etcd and a kube-apiserver on the loopback interface, in one folder: how they are found and started. Starts nothing.
 *
 * @param folder for all that they write
 */
record ControlPlane(Path etcd, Path apiServer, Path folder, int clients, int peers, int secure) {
    static final String TOKEN = "tripline-tests";

    /** Where envtest looks, then on the PATH; empty unless both are there. */
    static Optional<Path> binaries(Map<String, String> environment) {
        Stream<String> folders = Stream.concat(
                Stream.of(environment.getOrDefault("KUBEBUILDER_ASSETS", "")),
                Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator)));
        return folders.filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("etcd"))
                        && Files.isExecutable(folder.resolve("kube-apiserver")))
                .findFirst();
    }

    /** What stands in the log of a test that is skipped. */
    static String missing() {
        return "no real API server: neither KUBEBUILDER_ASSETS nor the PATH has etcd and kube-apiserver, and neither -Dkube.config nor"
                + " KUBECONFIG names a cluster";
    }

    List<String> etcdCommand() {
        String client = "http://127.0.0.1:" + clients;
        String peer = "http://127.0.0.1:" + peers;
        return List.of(
                etcd.toString(),
                "--name=default",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer,
                "--unsafe-no-fsync");
    }

    List<String> apiServerCommand() {
        return List.of(
                apiServer.toString(),
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + secure,
                "--cert-dir=" + certificates(),
                "--etcd-servers=http://127.0.0.1:" + clients,
                "--token-auth-file=" + tokens(),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://127.0.0.1",
                "--service-account-key-file=" + accountKey(),
                "--service-account-signing-key-file=" + accountKey(),
                "--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112",
                "--endpoint-reconciler-type=none",
                "--disable-admission-plugins=ServiceAccount");
    }

    Path certificates() {
        return folder.resolve("certificates");
    }

    Path tokens() {
        return folder.resolve("tokens.csv");
    }

    Path accountKey() {
        return folder.resolve("accounts.pem");
    }

    Path log(String program) {
        return folder.resolve(program + ".log");
    }

    String kubeconfig(String namespace) {
        return """
                apiVersion: v1
                kind: Config
                current-context: test
                contexts: [{name: test, context: {cluster: test, user: me, namespace: %s}}]
                clusters: [{name: test, cluster: {server: "https://127.0.0.1:%d", certificate-authority: "%s"}}]
                users: [{name: me, user: {token: %s}}]
                """.formatted(namespace, secure, certificates().resolve("apiserver.crt"), TOKEN);
    }
}
