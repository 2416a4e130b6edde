package dev.tripline.client.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.text.NodeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path home;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private static SecretKeySelector key(String name, String key) {
        return new SecretKeySelector(name, key);
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Manifest secret(String json) {
        Position at = new Position("s.yaml", 1, 1);
        return new Manifest(Manifest.SECRET, "s", "1", (Node.Obj) NodeJson.read(json, at), at);
    }

    @Test
    void a_file_loses_one_newline_and_is_read_again_within_a_second() throws IOException {
        Secrets folder = new FolderSecrets(home, () -> now);
        assertThat(folder.read(key("db", "pass"))).isEmpty();
        write(home.resolve("db/pass"), "one\n\n");
        now = now.plusMillis(1000);
        assertThat(folder.read(key("db", "pass"))).contains("one\n");
        write(home.resolve("db/pass"), "two");
        assertThat(folder.read(key("db", "pass"))).contains("one\n");
        now = now.plusMillis(1000);
        assertThat(folder.read(key("db", "pass"))).contains("two");
    }

    @Test
    void nothing_outside_of_the_folder_is_a_secret() throws IOException {
        write(home.resolve("outside"), "x");
        write(home.resolve("in/a/b"), "x");
        write(home.resolve("in/c"), "x");
        Secrets folder = new FolderSecrets(home.resolve("in"), () -> now);
        assertThat(folder.read(key("..", "outside"))).isEmpty();
        assertThat(folder.read(key(".", "a/b"))).isEmpty();
        assertThat(folder.read(key("a", "../../outside"))).isEmpty();
        assertThat(folder.read(key("a", home.resolve("outside").toString()))).isEmpty();
        assertThat(folder.read(key("a", "b\0"))).isEmpty();
        assertThat(folder.read(key("a", "b"))).contains("x");
        assertThat(folder.read(key("a", "."))).isEmpty();
        assertThat(folder.read(key("", "c"))).isEmpty();
        assertThat(folder.read(key("c", ""))).isEmpty();
    }

    @Test
    void documents_hold_values_plain_and_encoded() {
        ManifestSecrets documents = new ManifestSecrets();
        Problems problems = new Problems();
        documents.replace(
                List.of(secret("{\"data\":{\"a\":\"b25lCg==\",\"b\":\"b25l\"},\"stringData\":{\"b\":\"two\"}}")),
                problems);
        assertThat(problems.all()).isEmpty();
        assertThat(documents.read(key("s", "a"))).contains("one");
        assertThat(documents.read(key("s", "b"))).contains("two");
        documents.replace(List.of(), problems);
        assertThat(documents.read(key("s", "a"))).isEmpty();
    }

    @Test
    void what_is_wrong_in_a_document_is_told_without_the_value() {
        Problems problems = new Problems();
        new ManifestSecrets()
                .replace(List.of(secret("{\"data\":{\"a\":\"hunter2!\",\"b\":4711},\"stringData\":{}}")), problems);
        assertThat(problems.all()).extracting(Problem::code).containsExactlyInAnyOrder("TL-1301", "TL-1302");
        assertThat(problems.all().toString()).doesNotContain("hunter2", "4711");
    }

    @Test
    void the_first_layer_that_has_it_answers() throws IOException {
        write(home.resolve("s/a"), "from the folder");
        ManifestSecrets documents = new ManifestSecrets();
        documents.replace(List.of(secret("{\"stringData\":{\"a\":\"x\",\"b\":\"y\"}}")), new Problems());
        Secrets layers = new LayeredSecrets(List.of(new FolderSecrets(home, () -> now), documents));
        assertThat(layers.read(key("s", "a"))).contains("from the folder");
        assertThat(layers.read(key("s", "b"))).contains("y");
        assertThat(layers.read(key("s", "c"))).isEmpty();
    }
}
