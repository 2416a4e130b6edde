package dev.tripline.console.cli.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.console.cli.connectors.ConnectorsCommand.Output;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Style;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.connectors.ConnectorsByHand;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command about connectors prints. */
class ConnectorsCommandTest {
    private static String shown(String kind, Output output) {
        return ConnectorsCommand.shown(
                ConnectorsByHand.all(), Optional.of(kind).filter(text -> !text.isEmpty()), output, new Style(false));
    }

    private static JsonNode json(String kind) throws IOException {
        return new ObjectMapper().readTree(shown(kind, Output.JSON));
    }

    @Test
    void all_are_listed_with_a_line_each() {
        assertThat(shown("", Output.TEXT).lines())
                .hasSizeGreaterThan(45)
                .anyMatch(line -> line.matches("KIND +SIDE +SHAPE +SERVED +WHAT"))
                .anyMatch(line -> line.matches("github +source +hook +yes +Deliveries of GitHub's webhooks\\."))
                .anyMatch(line -> line.matches("amqp +source +listener +no +Messages .*"))
                .anyMatch(line -> line.matches("http +trigger +action +yes +Sends an HTTP request\\."));
    }

    @Test
    void one_is_shown_in_full() {
        assertThat(shown("github", Output.TEXT))
                .containsPattern("webhook +WebhookContext +required +where GitHub delivers to")
                .containsPattern("repositories\\[]\\.owner +string +optional +a user or an organization")
                .containsPattern("contentType +string +default json +")
                .contains("rule: either repositories or organizations is required")
                .contains("delivery  The sender hears 200 after")
                .contains("identity  ")
                .contains("X-GitHub-Delivery")
                .containsPattern("(?m)^WebhookContext  Where and how requests are taken\\.$")
                .containsPattern("maxPayloadSize +integer +default 1048576");
    }

    @Test
    void a_key_of_both_a_source_and_a_trigger_shows_both() throws IOException {
        assertThat(json("kafka").path("items")).hasSize(2);
        assertThat(json("KAFKA").path("items").findValuesAsText("side")).containsExactly("source", "trigger");
    }

    @Test
    void json_tells_the_same() throws IOException {
        JsonNode list = json("");
        assertThat(list.path("items").size()).isGreaterThan(45);
        assertThat(list.path("items").get(0).has("fields")).isFalse();
        JsonNode http = json("http").path("items").get(0);
        assertThat(http.path("served").asBoolean()).isTrue();
        JsonNode method = http.path("fields").get(1);
        assertThat(method.path("path").asText()).isEqualTo("method");
        assertThat(method.path("required").asBoolean()).isFalse();
        assertThat(method.path("default").asText()).isEqualTo("POST");
        assertThat(json("http").path("sections").findValuesAsText("name")).contains("Parameter", "SecretKeySelector");
    }

    @Test
    void yaml_is_an_example_that_is_read() {
        Problems problems = new Problems();
        assertThat(YamlReader.read("kafka.yaml", shown("kafka", Output.YAML), problems))
                .hasSize(2);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void an_unknown_kind_is_told_what_it_may_have_meant() {
        assertThatThrownBy(() -> shown("githup", Output.TEXT))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(CommandFailure.NOT_FOUND))
                .hasMessageContaining("\"githup\" (did you mean \"github\"?)");
    }
}
