package dev.tripline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of problem codes lists the codes that there are, each once, and no others. */
class ProblemCodesTest {
    private static final Pattern CODE = Pattern.compile("TL-\\d{4}");

    @Test
    void codesAreListed() {
        Set<String> used = Page.files("src/main/java", ".java").stream()
                .flatMap(file -> CODE.matcher(Page.read(file)).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).hasSizeGreaterThan(40);
        assertThat(Page.of("docs/problems.md").lines().stream()
                        .filter(line -> line.startsWith("| TL-"))
                        .map(line -> line.substring(2, 9)))
                .containsExactlyElementsOf(used);
    }
}
