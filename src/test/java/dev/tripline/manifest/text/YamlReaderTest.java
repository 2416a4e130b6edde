package dev.tripline.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata:
              name: deploy
            spec:
              dependencies:
                - name: push
                  filters: {data: [{path: body, type: string}]}
            """;

    private final Problems problems = new Problems();

    private List<Manifest> read(String text) {
        return YamlReader.read("m.yaml", text, problems);
    }

    private Problem onlyProblem() {
        assertThat(problems.all()).hasSize(1);
        return problems.all().getFirst();
    }

    private static Position at(int line, int column) {
        return new Position("m.yaml", line, column);
    }

    @Test
    void everyValueAndKeyHasItsPlace() {
        Manifest sensor = read(SENSOR).getFirst();

        Node.Seq dependencies = (Node.Seq) sensor.spec().get("dependencies").orElseThrow();
        Node.Obj push = (Node.Obj) dependencies.items().getFirst();
        assertThat(sensor.key()).isEqualTo("Sensor/deploy");
        assertThat(sensor.at()).isEqualTo(at(1, 1));
        assertThat(sensor.spec().keyAt("dependencies")).isEqualTo(at(6, 3));
        assertThat(push.at()).isEqualTo(at(7, 7));
        assertThat(push.get("name").orElseThrow().at()).isEqualTo(at(7, 13));
        assertThat(push.keyAt("filters")).isEqualTo(at(8, 7));
        Node.Obj filters = (Node.Obj) push.get("filters").orElseThrow();
        Node.Obj data = (Node.Obj)
                ((Node.Seq) filters.get("data").orElseThrow()).items().getFirst();
        assertThat(data.keyAt("type")).isEqualTo(at(8, 37));
    }

    @Test
    void documentsOfOtherKindsAreCountedAndEmptyOnesAreNothing() {
        String other = "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n---\n# empty\n---\n";

        YamlReader.Reading reading = YamlReader.readAll("m.yaml", other + SENSOR, problems);

        assertThat(reading.manifests()).extracting(Manifest::name).containsExactly("deploy");
        assertThat(reading.skipped()).isEqualTo(1);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aListIsUnfolded() {
        String list = """
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {x: y}}
                  - {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
                """;

        assertThat(read(list)).extracting(Manifest::key).containsExactly("Secret/a", "ConfigMap/b");
    }

    @Test
    void theGenerationIsTheServersNumberElseChangesWithTheSpec() {
        String numbered = SENSOR.replace("  name: deploy", "  name: deploy\n  generation: 7");
        String reordered = SENSOR.replace("{path: body, type: string}", "{type: string, path: body}");
        String generation = read(SENSOR).getFirst().generation();

        assertThat(read(numbered).getFirst().generation()).isEqualTo("7");
        assertThat(generation).matches("[0-9a-f]{8}");
        assertThat(read("# moved\n" + reordered).getFirst().generation()).isEqualTo(generation);
        assertThat(read(SENSOR.replace("body", "header")).getFirst().generation())
                .isNotEqualTo(generation);
    }

    @Test
    void aSecretsGenerationFollowsItsData() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {x: one}}";

        assertThat(read(secret).getFirst().generation())
                .isNotEqualTo(read(secret.replace("one", "two")).getFirst().generation())
                .isEqualTo(read(secret.replace("name: a", "name: a, labels: {l: m}"))
                        .getFirst()
                        .generation());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata: {name: x}\\nspec: {}                                             | apiVersion is missing | 1 | 1
            apiVersion: argoproj.io/v1alpha1\\nkind: Sensor                             | metadata.name is missing | 1 | 1
            apiVersion: argoproj.io/v1alpha1\\nkind: Sensor\\nmetadata: {name: 5}       | metadata.name must be text, this is a number | 3 | 18
            apiVersion: argoproj.io/v1alpha1\\nkind: Sensor\\nmetadata: {name: My_S}    | "My_S" cannot be an object's name | 3 | 18
            apiVersion: argoproj.io/v1\\nkind: Sensor\\nmetadata: {name: s}             | no kind Sensor in argoproj.io/v1 | 1 | 13
            - a                                                                         | a document must be an object, this is a list | 1 | 1
            """)
    void documentsThatCannotBeManifestsAreErrors(String text, String message, int line, int column) {
        read(text.replace("\\n", "\n"));

        Problem problem = problems.all().getFirst();
        assertThat(problem.message()).startsWith(message);
        assertThat(problem.isError()).isTrue();
        assertThat(problem.at()).isEqualTo(at(line, column));
    }

    @Test
    void aMistypedKindGetsASuggestion() {
        assertThat(read(SENSOR.replace("kind: Sensor", "kind: Senser"))).isEmpty();

        assertThat(onlyProblem().isError()).isFalse();
        assertThat(onlyProblem().message()).contains("did you mean \"Sensor\"?");
        assertThat(onlyProblem().at()).isEqualTo(at(2, 7));
    }

    @Test
    void aFileOfValuesBesideTheManifestsIsOnlyAWarning() {
        read("replicas: 3\nimage: x\n");

        assertThat(onlyProblem().isError()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a:\\n  b: c\\n d: e        | 3 | 2 | the indentation does not fit the lines above
            a: b: c                    | 1 | 5 | a ":" where no key can be
            a: "x\\nb: c               | 1 | 4 | a quoted text that is never closed
            a:\\n\\tb: c               | 2 | 1 | a tab where spaces are needed
            a: @x                      | 1 | 4 | a value cannot begin with this character
            a: *nope                   | 1 | 4 | an alias for which there is no anchor before it
            a: [1, 2\\nb: 3            | 2 | 2 | a list in [ ] that is not closed, or lacks a comma
            a: "\\q"                   | 1 | 6 | an unknown escape in a double-quoted text
            """)
    void syntaxErrorsSayWhereAndWhat(String text, int line, int column, String message) {
        read(text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(onlyProblem().code()).isEqualTo(YamlDocuments.SYNTAX);
        assertThat(onlyProblem().message()).isEqualTo(message);
        assertThat(onlyProblem().at()).isEqualTo(at(line, column));
    }

    @Test
    void documentsBeforeASyntaxErrorAreStillRead() {
        assertThat(read(SENSOR + "---\na: b: c\n")).hasSize(1);
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void aDuplicateKeyIsNamedAtItsSecondPlace() {
        read(SENSOR + "  dependencies: []\n");

        assertThat(onlyProblem().code()).isEqualTo(YamlDocuments.DUPLICATE_KEY);
        assertThat(onlyProblem().at()).isEqualTo(at(9, 3));
        assertThat(onlyProblem().path()).isEqualTo("spec.dependencies");
        assertThat(onlyProblem().message()).contains("line 6");
    }

    @Test
    void aControlCharacterIsNamedWithItsPlace() {
        read("a: b\nc: \u0007\n");

        assertThat(onlyProblem().message()).contains("U+0007");
        assertThat(onlyProblem().at()).isEqualTo(at(2, 4));
    }
}
