package dev.tripline.client.kubernetes.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneTest {
    @TempDir
    private Path folder;

    private Path with(String name, String... programs) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        for (String program : programs) {
            assertThat(Files.createFile(place.resolve(program)).toFile().setExecutable(true))
                    .isTrue();
        }
        return place;
    }

    @Test
    void programs_are_found_where_envtest_has_them_then_on_the_path() throws IOException {
        Path assets = with("assets", "etcd", "kube-apiserver");
        Path path = with("path", "etcd", "kube-apiserver");
        Path half = with("half", "etcd");
        assertThat(ControlPlane.binaries(Map.of("KUBEBUILDER_ASSETS", assets.toString(), "PATH", path.toString())))
                .contains(assets);
        assertThat(ControlPlane.binaries(Map.of("KUBEBUILDER_ASSETS", half.toString(), "PATH", half + ":" + path)))
                .contains(path);
        assertThat(ControlPlane.binaries(Map.of("PATH", half.toString()))).isEmpty();
        assertThat(ControlPlane.binaries(Map.of())).isEmpty();
        assertThat(ControlPlane.missing()).contains("KUBEBUILDER_ASSETS", "-Dkube.config");
    }

    @Test
    void all_of_it_is_on_the_loopback_interface_and_in_one_folder() {
        ControlPlane plane =
                new ControlPlane(Path.of("/a/etcd"), Path.of("/a/kube-apiserver"), folder, 21001, 21002, 21003);
        assertThat(plane.etcdCommand())
                .startsWith("/a/etcd")
                .contains(
                        "--data-dir=" + folder.resolve("etcd"),
                        "--listen-client-urls=http://127.0.0.1:21001",
                        "--listen-peer-urls=http://127.0.0.1:21002");
        assertThat(plane.apiServerCommand())
                .startsWith("/a/kube-apiserver")
                .contains(
                        "--bind-address=127.0.0.1",
                        "--secure-port=21003",
                        "--etcd-servers=http://127.0.0.1:21001",
                        "--cert-dir=" + folder.resolve("certificates"));
        for (List<String> command : List.of(plane.etcdCommand(), plane.apiServerCommand())) {
            assertThat(command)
                    .filteredOn(argument -> argument.contains("://"))
                    .allMatch(argument -> argument.contains("://127.0.0.1"));
        }
        assertThat(plane.kubeconfig("events")).contains("https://127.0.0.1:21003", "namespace: events");
    }
}
