package dev.tripline.source.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerConfigTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"states\": [\"firing\", \"fireing\"]|states[1]|unknown state \"fireing\"",
                "\"states\": [\"stillFiring\"]|states|without stillFiringEvery no alert is ever stillFiring",
                "\"stillFiringEvery\": \"often\"|stillFiringEvery|wanted a duration of at least a minute",
                "\"stillFiringEvery\": \"59s\"|stillFiringEvery|wanted a duration of at least a minute",
                "\"stillFiringEvery\": \"1h\", \"states\": [\"firing\"]|stillFiringEvery|it has no effect: stillFiring is not among the states",
            })
    void what_cannot_be_meant_is_told_at_its_place(String fields, String path, String message) {
        Problems problems = new Problems();
        Node node = NodeJson.read(
                "{\"webhook\": {\"endpoint\": \"/a\", \"port\": \"1\"}, " + fields + "}", new Position("a.yaml", 1, 1));
        assertThat(Binder.bind(AlertmanagerConfig.class, node, "", problems)).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).isEqualTo(message);
        });
    }
}
