package dev.tripline.console.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.console.rest.request.Refusal;
import dev.tripline.runtime.connectors.ConnectorsByHand;
import org.junit.jupiter.api.Test;

/** What the API tells of connectors. */
class ConnectorsResourceTest {
    private final ConnectorsResource resource = new ConnectorsResource(ConnectorsByHand.all());

    @Test
    void all_are_listed_with_a_few_words() {
        assertThat(resource.connectors().path("items")).hasSizeGreaterThan(45).allSatisfy(item -> {
            assertThat(item.path("kind").asText()).isNotEmpty();
            assertThat(item.path("what").asText()).isNotEmpty();
            assertThat(item.has("example")).isFalse();
        });
    }

    @Test
    void one_is_told_in_full() {
        assertThat(resource.connector("calendar").path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("shape").asText()).isEqualTo("listener");
            assertThat(item.path("identity").asText()).contains("in UTC");
            assertThat(item.path("example").asText()).contains("calendar:");
            assertThat(item.path("fields").findValuesAsText("path"))
                    .contains("schedule", "dst.gap", "filter.expression");
            assertThat(item.path("rules").get(0).asText()).isEqualTo("must have either schedule or interval");
        });
    }

    @Test
    void an_unknown_one_is_refused_with_a_suggestion() {
        assertThatThrownBy(() -> resource.connector("calender"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("(did you mean \"calendar\"?)");
    }
}
