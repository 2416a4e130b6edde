package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert looks at a metric that there is, says how urgent it is, and leads to a page that says what to do. */
class AlertsTest {
    private static final Pattern METRIC = Pattern.compile("tripline_[a-z_]+");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.([a-z_]+)");
    private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");
    private static final Thing RULES =
            Thing.in(Path.of("K8s/events/argo-events/alerts.yaml")).getFirst();

    private static String page(String name) throws IOException {
        return Files.readString(Thing.ROOT.resolve(name));
    }

    @Test
    void alertsAreMadeOfMetricsThatAreDocumented() throws IOException {
        String api = page("docs/api.md");
        List<String> metrics = METRIC.matcher(
                        RULES.json().findValuesAsText("expr").toString())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(metrics)
                .contains(
                        "tripline_intake_refusing",
                        "tripline_events_lost_total",
                        "tripline_dead_letters_total",
                        "tripline_consumer_lag",
                        "tripline_bus_connected",
                        "tripline_hooks_failing",
                        "tripline_calendar_missed_total")
                .allSatisfy(metric -> assertThat(api).contains("| `" + metric + "` |"));
    }

    /** A name that the metric does not have would be an empty word in the middle of the night. */
    @Test
    void whatAlertsSayIsInTheirMetric() throws IOException {
        String api = page("docs/api.md");
        assertThat(RULES.at("/spec/groups/0/rules")).allSatisfy(rule -> {
            String expression = rule.at("/expr").asText();
            Set<String> has = new HashSet<>(Set.of("namespace", "pod"));
            METRIC.matcher(expression)
                    .results()
                    .map(MatchResult::group)
                    .forEach(metric -> api.lines()
                            .filter(line -> line.startsWith("| `" + metric + "` |"))
                            .map(line -> line.split("\\|", -1)[3])
                            .forEach(labels -> WORD.matcher(labels).results().forEach(word -> has.add(word.group(1)))));
            Set<String> said = new HashSet<>();
            LABEL.matcher(rule.at("/annotations/summary").asText())
                    .results()
                    .forEach(label -> said.add(label.group(1)));
            assertThat(has).as(rule.at("/alert").asText()).containsAll(said);
        });
    }

    @Test
    void alertsSayHowUrgentTheyAreAndWhatToDo() throws IOException {
        String alerts = page("docs/alerts.md");
        assertThat(RULES.at("/spec/groups/0/rules")).hasSizeGreaterThan(8).allSatisfy(rule -> {
            String name = rule.at("/alert").asText();
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo("docs/alerts.md#" + name.toLowerCase(java.util.Locale.ROOT));
            assertThat(alerts).contains("\n## " + name + "\n");
        });
        assertThat(alerts.lines().filter(line -> line.startsWith("## ")))
                .hasSize(RULES.at("/spec/groups/0/rules").size());
    }

    /** Fire when they should, and not before: the stories are in alerts-test.yaml. */
    @Test
    void prometheusFiresThem(@TempDir Path folder) throws Exception {
        String promtool = Program.wanted("promtool");
        Files.writeString(folder.resolve("alerts.json"), new ObjectMapper().writeValueAsString(RULES.at("/spec")));
        Path stories = Path.of("src/test/resources/dev/tripline/deploy/alerts-test.yaml");
        Files.copy(Thing.ROOT.resolve(stories), folder.resolve("alerts-test.yaml"));
        Program check = Program.run(
                List.of(
                        promtool,
                        "check",
                        "rules",
                        folder.resolve("alerts.json").toString()),
                Map.of());
        assertThat(check.code()).as(check.said() + check.complained()).isZero();
        Program test = Program.run(
                List.of(
                        promtool,
                        "test",
                        "rules",
                        folder.resolve("alerts-test.yaml").toString()),
                Map.of());
        assertThat(test.code()).as(test.said() + test.complained()).isZero();
    }
}
