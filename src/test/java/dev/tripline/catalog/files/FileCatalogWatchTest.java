package dev.tripline.catalog.files;

import static dev.tripline.catalog.files.FileCatalogTest.sensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.catalog.Snapshot;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a save does while somebody watches. */
class FileCatalogWatchTest {
    @TempDir
    Path folder;

    private Path file;
    private FileCatalog catalog;
    private final LinkedBlockingQueue<Snapshot> changes = new LinkedBlockingQueue<>();
    private final AtomicBoolean checkFails = new AtomicBoolean();

    @BeforeEach
    void watch() throws IOException {
        file = folder.resolve("a.yaml");
        Files.writeString(file, sensor("a", "version: 1"));
        catalog = FileCatalog.open(List.of(folder), manifests -> {
            if (checkFails.get()) {
                throw new IllegalStateException("a check that is broken itself");
            }
            return FileCatalogTest.NO_BAD_ONES.check(manifests);
        });
        catalog.load();
        catalog.watch(changes::add);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private Snapshot next() throws InterruptedException {
        Snapshot snapshot = changes.poll(5, TimeUnit.SECONDS);
        assertThat(snapshot).as("a change within 5 s").isNotNull();
        return snapshot;
    }

    private static List<String> versions(Snapshot snapshot) {
        return snapshot.manifests().stream()
                .map(m -> m.name()
                        + m.spec()
                                .get("version")
                                .map(v -> ((dev.tripline.manifest.Node.Num) v).literal())
                                .orElse(""))
                .toList();
    }

    @Test
    void aSaveIsSeenSoon() throws Exception {
        long saved = System.nanoTime();
        Files.writeString(file, sensor("a", "version: 2"));
        Snapshot snapshot = next();

        assertThat(Duration.ofNanos(System.nanoTime() - saved)).isLessThan(Duration.ofSeconds(1));
        assertThat(versions(snapshot)).containsExactly("a2");
        assertThat(snapshot.changed()).containsExactly(file.toString());
        assertThat(snapshot.partial()).isFalse();
    }

    @Test
    void aSaveOfTheSameSizeAndTimeIsSeen() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, sensor("a", "version: 2"));
        Files.setLastModifiedTime(file, time);

        assertThat(versions(next())).containsExactly("a2");
    }

    @Test
    void aRenameOverTheFileIsSeen() throws Exception {
        Path temporary = folder.resolve(".a.yaml.swp");
        Files.writeString(temporary, sensor("a", "version: 3"));
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(versions(next())).containsExactly("a3");
    }

    @Test
    void aBrokenEditKeepsTheLastGoodVersionAndItsRepairReplacesIt() throws Exception {
        Files.writeString(file, "kind: Sensor: x\n");
        Snapshot broken = next();
        Files.writeString(file, sensor("a", "version: 4"));
        Snapshot repaired = next();

        assertThat(versions(broken)).containsExactly("a1");
        assertThat(broken.hasErrors()).isTrue();
        assertThat(broken.partial()).isTrue();
        assertThat(versions(repaired)).containsExactly("a4");
        assertThat(repaired.problems()).isEmpty();
    }

    @Test
    void newFilesAndDeletionsAreSeen() throws Exception {
        Path second = folder.resolve("sub/b.yaml");
        Files.createDirectory(second.getParent());
        Files.writeString(second, sensor("b", ""));
        assertThat(next().manifests()).extracting(Manifest::name).containsExactly("a", "b");

        Files.delete(file);
        Snapshot deleted = next();
        assertThat(deleted.manifests()).extracting(Manifest::name).containsExactly("b");
        assertThat(deleted.changed()).containsExactly(file.toString());
    }

    @Test
    void aTouchIsNoChange() throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(changes.poll(700, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aCheckThatFailsChangesNothingAndTheNextSaveIsSeen() throws Exception {
        checkFails.set(true);
        Files.writeString(file, sensor("a", "version: 5"));
        Snapshot failed = next();
        checkFails.set(false);
        Files.writeString(file, sensor("a", "version: 6"));

        assertThat(versions(failed)).containsExactly("a1");
        assertThat(failed.problems()).extracting(Problem::code).containsExactly("TL-6009");
        assertThat(versions(next())).containsExactly("a6");
    }

    @Test
    void closingIsQuickAndFinal() throws Exception {
        long before = System.nanoTime();
        catalog.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));

        Files.writeString(file, sensor("a", "version: 7"));
        assertThat(changes.poll(700, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void oneWatcherIsEnough() {
        assertThatThrownBy(() -> catalog.watch(changes::add)).isInstanceOf(IllegalStateException.class);
    }
}
