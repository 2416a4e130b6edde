package dev.tripline.console.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The output and exit code of Argo Events' lint. */
public final class LintVectors implements VectorChecks {
    private static final Set<String> FLAGS = Set.of("-R", "--recursive", "--strict");

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lint", LintVectors::lint);
    }

    private static void lint(Vector vector) throws IOException {
        JsonNode expect = vector.expect();
        assertThat(expect.properties().stream().map(Map.Entry::getKey).toList())
                .as("what is expected")
                .isSubsetOf("exit", "stdoutLines");
        Path folder = Files.createTempDirectory("lint");
        try {
            for (Map.Entry<String, JsonNode> file : vector.given().path("files").properties()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().asText());
            }
            List<String> paths = new ArrayList<>();
            List<String> flags = new ArrayList<>();
            for (JsonNode argument : vector.input().path("args")) {
                String text = argument.asText();
                (text.startsWith("-") ? flags : paths)
                        .add(text.startsWith("-") ? text : folder.resolve(text).toString());
            }
            assertThat(FLAGS).containsAll(flags);
            boolean recursive = flags.contains("-R") || flags.contains("--recursive");
            StringWriter out = new StringWriter();
            int code = LintCommand.run(
                    paths, recursive, EveryKind.check(), new PrintWriter(out), new PrintWriter(new StringWriter()));
            assertThat(out.toString().replace(folder + "/", "").lines().toList())
                    .containsExactlyElementsOf(texts(expect.path("stdoutLines")));
            assertThat(code).isEqualTo(expect.path("exit").asInt(-1));
        } finally {
            remove(folder);
        }
    }

    private static List<String> texts(JsonNode list) {
        assertThat(list.isArray()).as("stdoutLines is a list").isTrue();
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
