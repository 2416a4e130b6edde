package dev.tripline.runtime.cluster.provision.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which image a version means. */
class ServerVersionsTest {
    @Test
    void argos_versions_are_known_and_old_ones_cannot_write_at_once() {
        ServerVersions versions = ServerVersions.read(" ");
        assertThat(versions.find("latest").orElseThrow().syncs()).isTrue();
        assertThat(versions.find("2.10.29").orElseThrow())
                .isEqualTo(new ServerVersions.Server("docker.io/library/nats:2.10.29-alpine", true));
        assertThat(versions.find("2.9.16").orElseThrow().syncs()).isFalse();
        assertThat(versions.find("2.8.1-alpine").orElseThrow().syncs()).isFalse();
        assertThat(versions.find("9")).isEmpty();
    }

    @Test
    void a_table_takes_the_place_of_the_standard_one() {
        ServerVersions versions = ServerVersions.read(
                "latest=registry.example.com:5000/nats:2.9.1, 3.0.1=registry.example.com/nats@sha256:ab");
        assertThat(versions.find("latest").orElseThrow().syncs()).isFalse();
        assertThat(versions.find("3.0.1").orElseThrow().image()).isEqualTo("registry.example.com/nats@sha256:ab");
        assertThat(versions.unsupported("2.8.1"))
                .isEqualTo("unsupported version \"2.8.1\", supported versions: \"latest,3.0.1\"");
        assertThatThrownBy(() -> ServerVersions.read("latest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version=image");
    }

    @Test
    void blanks_around_an_entry_do_not_count() {
        assertThat(ServerVersions.read("latest=nats:2, 3=n")
                        .find("3")
                        .orElseThrow()
                        .image())
                .isEqualTo("n");
        assertThatThrownBy(() -> ServerVersions.read("latest=nats:2, 3= "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"3=\" is not version=image");
    }
}
