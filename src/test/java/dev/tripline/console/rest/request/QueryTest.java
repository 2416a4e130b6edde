package dev.tripline.console.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.ledger.history.Page;
import dev.tripline.ledger.history.Span;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static Query query(String name, String value) {
        MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
        given.putSingle(name, value);
        return Query.of(given, NOW, Set.of("since", "until", "limit", "cursor", "word"));
    }

    @ParameterizedTest
    @CsvSource({
        "10m,2026-11-25T11:50:00Z",
        "1h30m,2026-11-25T10:30:00Z",
        "7d,2026-11-18T12:00:00Z",
        "1d12h,2026-11-24T00:00:00Z",
        "2026-11-25T08:00:00Z,2026-11-25T08:00:00Z",
        "2026-11-25T08:00:00+01:00,2026-11-25T07:00:00Z",
    })
    void moments_are_how_long_ago_or_a_time(String text, Instant moment) {
        assertThat(query("since", text).moment("since")).hasValue(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "7", "1w", "d", "2026-11-25", "2026-11-25T08:00"})
    void other_texts_are_not(String text) {
        assertThatThrownBy(() -> query("since", text).moment("since"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("since:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "x", "99999999999"})
    void a_page_has_a_size(String text) {
        assertThatThrownBy(() -> query("limit", text).limit()).hasMessageContaining("from 1 to 500");
    }

    @Test
    void what_is_unknown_is_told() {
        assertThatThrownBy(() -> query("sensr", "x"))
                .hasMessageContaining("sensr")
                .hasMessageContaining("since");
        assertThatThrownBy(() -> query("word", "x").oneOf("word", List.of("a", "b")))
                .hasMessageContaining("a, b");
        assertThatThrownBy(() -> query("cursor", "???").span(NOW)).hasMessageContaining("cursor");
    }

    @Test
    void the_cursor_of_an_answer_leads_to_the_next_page() {
        String next = Query.answer(new Page(List.of(), OptionalLong.of(1234), true))
                .path("next")
                .asText();
        Span span = query("cursor", next).span(NOW);
        assertThat(span.before()).isEqualTo(1234);
        assertThat(span.since()).isEqualTo(NOW);
    }
}
