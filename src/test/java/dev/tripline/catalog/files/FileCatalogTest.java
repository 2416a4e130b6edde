package dev.tripline.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load gives, and which versions are accepted. */
class FileCatalogTest {
    /** Refuses a sensor whose spec says {@code bad: true}, as the runtime would refuse one that it cannot bind. */
    static final ManifestCheck NO_BAD_ONES = manifests -> {
        Problems problems = new Problems();
        for (Manifest manifest : manifests) {
            if (manifest.spec().get("bad").orElse(manifest.root()) instanceof Node.Bool) {
                problems.error("TL-3001", "bad", manifest.spec().keyAt("bad"), "spec.bad", "");
            }
        }
        return problems;
    };

    @TempDir
    Path folder;

    static String sensor(String name, String spec) {
        return "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: " + name + "}\nspec: {" + spec + "}\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Snapshot load(Path... paths) {
        try (FileCatalog catalog = FileCatalog.open(List.of(paths), NO_BAD_ONES)) {
            return catalog.load();
        }
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.manifests().stream().map(Manifest::name).toList();
    }

    @Test
    void readsFoldersInOrderWithoutHiddenFilesAndTests() throws IOException {
        write("b.yaml", sensor("b", ""));
        write("a/z.yml", sensor("z", ""));
        write("c.json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"}}");
        for (String skipped : List.of(".h.yaml", ".git/x.yaml", "s_test.yaml", "tests.yaml", "note.txt")) {
            write(skipped, sensor("no", ""));
        }

        Snapshot snapshot = load(folder);

        assertThat(names(snapshot)).containsExactly("z", "b", "c");
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.partial()).isFalse();
        assertThat(snapshot.changed())
                .hasSize(3)
                .contains(folder.resolve("b.yaml").toString());
    }

    @Test
    void aNamedFileCountsWhateverItsNameAndOnlyOnce() throws IOException {
        write("x.manifest", sensor("x", ""));
        write("second.yaml", sensor("second", ""));

        assertThat(names(load(folder.resolve("x.manifest"), folder, folder.resolve("second.yaml"))))
                .containsExactly("x", "second");
    }

    @Test
    void linkedFilesOfAMountedConfigMapAreRead() throws IOException {
        write("..2026/s.yaml", sensor("s", ""));
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(folder.resolve("s.yaml"), Path.of("..data/s.yaml"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        assertThat(names(load(folder))).containsExactly("s");
    }

    @Test
    void aMissingPathABigFileAndBinaryAreProblems() throws IOException {
        write("big.yaml", "#".repeat(3 * 1024 * 1024 + 1));
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});

        Snapshot snapshot = load(folder, folder.resolve("nope"));

        assertThat(snapshot.problems())
                .extracting(Problem::code)
                .containsExactly(FileTree.NOT_THERE, FileVersion.TOO_BIG, FileVersion.NOT_UTF8);
        assertThat(snapshot.partial()).isTrue();
    }

    @Test
    void foldersDeeperThanEightAreNamed() throws IOException {
        write("1/2/3/4/5/6/7/in.yaml", sensor("in", ""));
        write("1/2/3/4/5/6/7/8/9/out.yaml", sensor("out", ""));

        Snapshot snapshot = load(folder);

        assertThat(names(snapshot)).containsExactly("in");
        assertThat(snapshot.problems()).extracting(Problem::code).containsExactly(FileTree.TOO_DEEP);
    }

    @Test
    void aSyntaxErrorHasItsPlaceAndTheOtherFilesRun() throws IOException {
        write("a.yaml", sensor("a", "") + "x: y: z\n");
        write("b.yaml", sensor("b", ""));

        Snapshot snapshot = load(folder);

        assertThat(names(snapshot)).containsExactly("b");
        assertThat(snapshot.problems().getFirst().at())
                .isEqualTo(new Position(folder.resolve("a.yaml").toString(), 5, 5));
        assertThat(snapshot.partial()).isTrue();
    }

    @Test
    void duplicatesNameBothPlacesAndTheFirstRuns() throws IOException {
        write("a.yaml", sensor("s", "from: a"));
        write("b.yaml", "# b\n" + sensor("s", "from: b"));

        Snapshot snapshot = load(folder);

        assertThat(snapshot.manifests())
                .singleElement()
                .satisfies(m -> assertThat(m.at().file()).endsWith("a.yaml"));
        Problem problem = snapshot.problems().getFirst();
        assertThat(problem.code()).isEqualTo("TL-6007");
        assertThat(problem.at().toString()).endsWith("b.yaml:2:1");
        assertThat(problem.message()).contains(folder.resolve("a.yaml") + ":1:1");
    }

    @Test
    void aRefusedEditKeepsTheLastGoodVersion() throws IOException {
        write("a.yaml", sensor("a", "version: 1"));
        try (FileCatalog catalog = FileCatalog.open(List.of(folder), NO_BAD_ONES)) {
            Snapshot first = catalog.load();
            write("a.yaml", sensor("a", "version: 2, bad: true"));
            Snapshot second = catalog.load();

            assertThat(second.manifests()).isEqualTo(first.manifests());
            assertThat(second.problems()).extracting(Problem::code).containsExactly("TL-3001", "TL-6008");
            assertThat(second.partial()).isTrue();
        }
    }

    @Test
    void whoRunsAlreadyKeepsTheName() throws IOException {
        write("b.yaml", sensor("s", ""));
        try (FileCatalog catalog = FileCatalog.open(List.of(folder), NO_BAD_ONES)) {
            catalog.load();
            write("a.yaml", sensor("s", "") + "---\n" + sensor("other", ""));
            Snapshot both = catalog.load();
            Files.delete(folder.resolve("b.yaml"));
            Snapshot moved = catalog.load();

            assertThat(both.manifests())
                    .singleElement()
                    .satisfies(m -> assertThat(m.at().file()).endsWith("b.yaml"));
            assertThat(names(moved)).containsExactly("s", "other");
            assertThat(moved.problems()).isEmpty();
        }
    }

    @Test
    void anObjectThatCannotLeaveABrokenFileIsNotTakenOverByAnother() throws IOException {
        write("a.yaml", sensor("s", ""));
        try (FileCatalog catalog = FileCatalog.open(List.of(folder), NO_BAD_ONES)) {
            Snapshot first = catalog.load();
            write("a.yaml", sensor("t", "bad: true"));
            write("b.yaml", sensor("s", ""));

            assertThat(catalog.load().manifests()).isEqualTo(first.manifests());
        }
    }

    @Test
    void aFolderThatVanishesTakesNothingAway() throws IOException {
        write("in/a.yaml", sensor("a", ""));
        try (FileCatalog catalog = FileCatalog.open(List.of(folder.resolve("in")), NO_BAD_ONES)) {
            catalog.load();
            Files.move(folder.resolve("in"), folder.resolve("out"));
            Snapshot snapshot = catalog.load();

            assertThat(names(snapshot)).containsExactly("a");
            assertThat(snapshot.partial()).isTrue();
        }
    }
}
