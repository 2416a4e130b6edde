package dev.tripline.chaos.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The patches fit the sources as they are: told here in a second, not after the first process has started. */
class MutantsTest {
    static List<Mutant> planted() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void patches_fit_the_sources(Mutant mutant) throws IOException {
        List<Patch> all = Stream.concat(mutant.patches().stream(), Points.patches().stream())
                .toList();
        assertThat(MutantApp.sources(all)).containsKey(Points.CLASS);
    }

    @Test
    void a_patch_that_fits_nowhere_shows_the_lines_it_may_have_meant() {
        Patch patch = new Patch("x/Y.java", "answer.complete(receipt);", "");
        assertThatThrownBy(() -> patch.apply("class Y {\n    void f() {\n        answer.complete(other);\n    }\n}\n"))
                .hasMessageContaining("x/Y.java")
                .hasMessageContaining("answer.complete(receipt);")
                .hasMessageContaining("   3         answer.complete(other);");
    }
}
