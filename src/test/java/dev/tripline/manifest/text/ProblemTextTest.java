package dev.tripline.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTextTest {
    private static Problem at(int line, int column) {
        return Problem.error("TL-1", "m", new Position("f", line, column), "", "");
    }

    private static String[] lines(Problem problem, String source) {
        return ProblemText.render(problem, ProblemText.lines(source), false).split("\n");
    }

    @Test
    void looksLikeThePicture() {
        Problem problem = Problem.error(
                "TL-1202",
                "unknown field \"comparater\" (did you mean \"comparator\"?)",
                new Position("sensor.yaml", 14, 9),
                "spec.dependencies[0].filters.data[0].comparater",
                "it has no effect");
        String source = "\n".repeat(13) + "        comparater: \">\"\n";

        assertThat(ProblemText.render(problem, ProblemText.lines(source), false))
                .isEqualTo("""
                        error TL-1202 unknown field "comparater" (did you mean "comparator"?)
                          sensor.yaml:14:9   spec.dependencies[0].filters.data[0].comparater
                           14 |         comparater: ">"
                              |         ^^^^^^^^^^
                          hint: it has no effect
                        """);
    }

    @Test
    void colourIsOnlyThereWhenAskedFor() {
        String plain = ProblemText.render(at(1, 1), List.of("abc"), false);
        String coloured = ProblemText.render(at(1, 1), List.of("abc"), true);

        assertThat(plain).doesNotContain("\u001B");
        assertThat(coloured).contains("\u001B[1;31m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            key: value|1|^^^
            key: value|6|     ^^^^^
            a: "x \\" y" # c|4|   ^^^^^^^^
            a: [http://x:1/, b]|5|    ^^^^^^^^^^^
            a: |4|   ^
            \ta: b|2|    ^
            """)
    void theCaretIsAsWideAsTheToken(String source, int column, String caret) {
        assertThat(lines(at(1, column), source.replace("\\t", "\t"))[3]).isEqualTo("      | " + caret);
    }

    @Test
    void aWideLineIsCutAroundTheColumn() {
        String[] shown = lines(at(1, 501), "a".repeat(499) + " " + "needle" + " ".repeat(1000));

        assertThat(shown[2])
                .hasSizeLessThan(180)
                .startsWith("    1 | …")
                .endsWith("…")
                .contains("needle");
        assertThat(shown[3].indexOf('^')).isEqualTo(shown[2].indexOf("needle"));
        assertThat(shown[3].lastIndexOf('^')).isEqualTo(shown[2].indexOf("needle") + 5);
    }

    @Test
    void aPlaceOutsideTheFileOrNoFileShowsNoLine() {
        assertThat(lines(at(3, 1), "one line")).containsExactly("error TL-1 m", "  f:3:1");
        assertThat(ProblemText.render(at(1, 1), List.of(), false)).isEqualTo("error TL-1 m\n  f:1:1\n");
        assertThat(ProblemText.render(Problem.warning("TL-1", "m", Position.NONE, "", ""), List.of(), false))
                .isEqualTo("warning TL-1 m\n");
        assertThat(lines(at(1, 99), "short")[3]).isEqualTo("      |      ^");
    }

    @Test
    void nothingFromOutsideReachesTheTerminalAsACommand() {
        String evil = "a\u001B]0;pwned\u0007\r\n\u202Eb\u009Bc";
        Problem problem = Problem.error("TL-1", evil, new Position(evil, 1, 2), evil, evil);

        String shown = ProblemText.render(problem, List.of(evil), false);

        assertThat(shown)
                .doesNotContain("\u001B", "\u0007", "\r", "\u202E", "\u009B")
                .contains("\\u001B");
        assertThat(shown.lines()).hasSize(5);
    }

    @Test
    void theTextOfASecretIsNotShown() {
        String source = "apiVersion: v1\nkind: Secret\nstringData:\n  token: hunter2: x\n---\nkind: Sensor\n";

        assertThat(String.join("\n", lines(at(4, 17), source))).doesNotContain("hunter2");
        assertThat(lines(at(6, 1), source)).hasSize(4);
    }
}
