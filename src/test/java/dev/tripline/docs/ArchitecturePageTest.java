package dev.tripline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on the architecture names is there: classes, methods, files, streams. */
class ArchitecturePageTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]\\w+)(?:\\.([a-z]\\w*))?`");
    private static final Pattern FILE = Pattern.compile("`(source/[\\w./-]+\\.java)`");
    private static final Pattern STREAM = Pattern.compile("`(TRIPLINE_[A-Z]+|KV_TRIPLINE_[A-Z]+)`");

    private final Map<String, List<Path>> sources = new TreeMap<>();

    ArchitecturePageTest() {
        Stream.of("src/main/java", "src/test/java")
                .flatMap(folder -> Page.files(folder, ".java").stream())
                .forEach(file -> sources.computeIfAbsent(
                                file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                        .add(file));
    }

    private static Stream<MatchResult> found(Pattern pattern, String page) {
        return pattern.matcher(Page.of(page).text()).results();
    }

    private void assertNamesExist(String page) {
        assertThat(found(NAME, page).count()).isGreaterThan(5);
        assertThat(found(NAME, page).filter(name -> !exists(name)).map(MatchResult::group))
                .as("names in %s that are gone", page)
                .isEmpty();
    }

    private boolean exists(MatchResult name) {
        return sources.getOrDefault(name.group(1), List.of()).stream()
                .anyMatch(file -> name.start(2) < 0
                        || Pattern.compile("\\b" + name.group(2) + "\\(")
                                .matcher(Page.read(file))
                                .find());
    }

    @Test
    void classesAndMethodsExist() {
        assertNamesExist("docs/architecture.md");
    }

    @Test
    void classesAndMethodsOfTheHowtoExist() {
        assertNamesExist("docs/connectors-howto.md");
    }

    @Test
    void filesExist() {
        assertThat(found(FILE, "docs/architecture.md"))
                .isNotEmpty()
                .allSatisfy(match -> assertThat(Page.files("src/main/java/dev/tripline/source", ".java"))
                        .contains(Path.of("src/main/java/dev/tripline").resolve(match.group(1))));
    }

    @Test
    void everyFileOfTheGithubFolderIsListed() {
        String page = Page.of("docs/architecture.md").text();
        assertThat(Page.files("src/main/java/dev/tripline/source/github", ".java"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(page).contains("`source/github/" + file.getFileName() + "`"));
    }

    @Test
    void streamsExist() {
        String subjects = Page.read(Path.of("src/main/java/dev/tripline/bus/Subjects.java"));
        assertThat(found(STREAM, "docs/architecture.md"))
                .isNotEmpty()
                .allSatisfy(match -> assertThat(subjects).contains(match.group(1)));
    }
}
