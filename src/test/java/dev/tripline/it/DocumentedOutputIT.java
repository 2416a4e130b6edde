package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.it.kit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands that need nothing but this repository print what the documentation says they print. {@code cron backfill} is not among
 * them: it asks a running Tripline.
 */
@Timeout(60)
class DocumentedOutputIT {
    private static final Path HOME = Path.of(System.getProperty("tripline.home", "."));
    private static final Pattern PAIR = Pattern.compile(
            "```sh\\n\\./tripline ((?:validate|explain|test|lint|cron(?! backfill)) [^\\n]*)\\n```\\n(?:\\n```(?:text|json)\\n(.*?)```)?",
            Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    record Shown(String page, String command, String output) {
        @Override
        public String toString() {
            return page + ": " + command;
        }
    }

    static List<Shown> commands() throws IOException {
        List<Shown> all = new ArrayList<>();
        List<Path> pages = new ArrayList<>(List.of(HOME.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        for (Path page : pages) {
            Matcher pair = PAIR.matcher(Files.readString(page));
            while (pair.find()) {
                String output = pair.group(2) == null ? "" : pair.group(2);
                all.add(new Shown(HOME.relativize(page).toString(), pair.group(1), output));
            }
        }
        return all;
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(5);
        assertThat(commands()).filteredOn(shown -> !shown.output().isEmpty()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("commands")
    @Execution(ExecutionMode.CONCURRENT)
    void printsWhatIsShown(Shown shown) {
        List<String> words = WORD.matcher(shown.command())
                .results()
                .map(word -> Stream.of(1, 2, 3)
                        .filter(group -> word.start(group) >= 0)
                        .map(word::group)
                        .findFirst()
                        .orElseThrow())
                .toList();
        Command.Ended ended = Command.run(HOME, Map.of("NO_COLOR", "1"), words.toArray(String[]::new));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).as(ended.out()).isIn(0, shown.output().contains("✗") ? 4 : 0);
        if (!shown.output().isEmpty()) {
            assertThat(ended.out()).isEqualTo(shown.output());
        }
    }
}
