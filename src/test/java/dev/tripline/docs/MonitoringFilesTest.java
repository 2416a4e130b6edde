package dev.tripline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The files for Prometheus and Alertmanager fit the example that they belong to, and their own tools find nothing wrong with them. */
class MonitoringFilesTest {
    private static final Path FOLDER = Page.ROOT.resolve("examples/prometheus").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 20;

    private static Object yaml(String file) {
        return new Yaml().load(Page.read(Path.of("examples").resolve(file)));
    }

    private static Object at(Object node, Object... way) {
        Object here = node;
        for (Object step : way) {
            here = step instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(step);
        }
        return here;
    }

    private static Optional<String> program(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "promtool, check rules, burn-rate.rules.yml",
        "promtool, check config, prometheus.yml",
        "promtool, test rules, burn-rate.rules-test.yml",
        "amtool, check-config, alertmanager.yml"
    })
    void theirOwnToolsAgree(String name, String words, String file, @TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<String> program = program(name);
        Assumptions.assumeTrue(program.isPresent(), "there is no " + name);
        List<String> command = new ArrayList<>(List.of(program.get()));
        command.addAll(List.of(words.split(" ")));
        command.add(FOLDER.resolve(file).toString());
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    @Test
    void theReceiverIsTheEventSourceOfTheExample() {
        Object webhook = at(yaml("alerts/eventsource.yaml"), "spec", "alertmanager", "slo", "webhook");
        Object receiver = at(yaml("prometheus/alertmanager.yml"), "receivers", 0, "webhook_configs", 0);
        assertThat(at(receiver, "url")).isEqualTo("http://127.0.0.1:" + at(webhook, "port") + at(webhook, "endpoint"));
        assertThat(at(receiver, "send_resolved")).isEqualTo(true);

        Map<Object, Object> secrets = new java.util.HashMap<>();
        new Yaml()
                .loadAll(Page.read(Path.of("examples/alerts/secret.yaml")))
                .forEach(secret -> secrets.put(at(secret, "metadata", "name"), at(secret, "stringData")));
        assertThat(at(receiver, "http_config", "authorization", "credentials"))
                .isEqualTo(at(secrets, at(webhook, "authSecret", "name"), at(webhook, "authSecret", "key")));
    }

    @Test
    void theRulesSayWhatTheSensorLooksFor() {
        List<?> alerts = (List<?>) at(yaml("prometheus/burn-rate.rules.yml"), "groups", 1, "rules");
        assertThat(alerts).extracting(alert -> at(alert, "labels", "severity")).containsExactly("page", "ticket");
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(at(alert, "alert")).isEqualTo("ErrorBudgetBurn");
            assertThat((String) at(alert, "annotations", "summary")).contains("$labels.service");
        });
        Object route = at(yaml("prometheus/alertmanager.yml"), "route", "routes", 0);
        assertThat(at(route, "matchers", 0)).isEqualTo("alertname = ErrorBudgetBurn");
        assertThat(at(yaml("prometheus/prometheus.yml"), "rule_files", 0)).isEqualTo("burn-rate.rules.yml");
    }
}
