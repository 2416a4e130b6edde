package dev.tripline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.meaning.Section;
import dev.tripline.runtime.connectors.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The page about connectors is what the code says, and the code says something about everything. */
class ConnectorsPageTest {
    private static final Path PAGE = Path.of("docs/connectors.md");
    private static final Loader LOADER = new Loader();
    private static final List<Connector> ALL = LOADER.connectors().all();

    @AfterAll
    static void close() {
        LOADER.close();
    }

    private static Stream<Section> sections() {
        return ALL.stream()
                .flatMap(connector ->
                        Stream.concat(Stream.of(connector.section()), connector.section().shared().stream()));
    }

    @Test
    void itIsCurrent() throws IOException {
        String wanted = ConnectorsPage.of(ALL);
        if (System.getProperty("pages.write") != null) {
            Files.writeString(Page.ROOT.resolve(PAGE), wanted);
        }
        assertThat(Page.read(PAGE))
                .as(
                        "%s is not what the code says of the connectors; to write it anew: %s",
                        PAGE, ConnectorsPage.REWRITE)
                .isEqualTo(wanted);
    }

    @Test
    void everyKindIsThere() {
        assertThat(ALL).hasSizeGreaterThan(45);
        assertThat(ALL)
                .extracting(Connector::kind)
                .contains("github", "azureEventsHub", "calendar", "http", "argoWorkflow", "log");
    }

    @Test
    void nothingIsWithoutAMeaning() {
        assertThat(sections().filter(section -> !section.meaning().matches("[A-Z].*\\.")))
                .extracting(Section::name)
                .as("records without a sentence in @Means")
                .isEmpty();
        assertThat(sections()
                        .flatMap(section -> section.fields().stream()
                                .filter(field -> field.meaning().isBlank())
                                .map(field -> section.name() + "." + field.path())))
                .as("components without @Means")
                .isEmpty();
    }

    @Test
    void sharedSectionsHaveNamesOfTheirOwn() {
        List<Section> shared = ALL.stream()
                .flatMap(connector -> connector.section().shared().stream())
                .distinct()
                .toList();
        assertThat(shared).hasSizeGreaterThan(10).extracting(Section::name).doesNotHaveDuplicates();
    }

    @Test
    void whatIsServedSaysHowItsOccurrencesAreKnown() {
        assertThat(ALL)
                .filteredOn(Connector::served)
                .hasSizeGreaterThan(10)
                .allSatisfy(connector -> assertThat(connector.identity())
                        .as("identity() of the %s %s", connector.kind(), connector.side())
                        .matches("(?s)[A-Z].*\\."));
        assertThat(ALL).allSatisfy(connector -> assertThat(connector.delivery()).matches("(?s)[A-Z].*\\."));
    }

    @Test
    void everyKindHasAnExample() {
        assertThat(ALL)
                .allSatisfy(connector -> assertThat(connector.example())
                        .as("example.yaml of %s", connector.kind())
                        .contains(connector.kind() + ":"));
    }
}
