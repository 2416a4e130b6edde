package dev.tripline.console.rest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Subjects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TailFilterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Optional<String> NONE = Optional.empty();

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    private static String kinds(TailFilter filter) throws Exception {
        JsonNode decision = json("""
                {"event":{"id":"e","source":"src","subject":"ev"},"sensors":[{"sensor":"s","dependencies":[],
                "triggers":[{"trigger":"t","result":"fired","actions":["a"]}]}]}
                """);
        JsonNode attempt = json("""
                {"action":"a","sensor":"s","trigger":"t","outcome":"done","next":"finished","request":{"secret":1}}
                """);
        StringBuilder kinds = new StringBuilder();
        filter.line(Subjects.decision("e"), decision)
                .ifPresent(line -> kinds.append(line.path("kind").asText()).append(' '));
        filter.line(Subjects.attempt("a", 1), attempt).ifPresent(line -> {
            assertThat(line.has("request")).isFalse();
            kinds.append(line.path("kind").asText());
        });
        return kinds.toString().strip();
    }

    @Test
    void everything_that_is_not_asked_about_is_left_out() throws Exception {
        assertThat(kinds(new TailFilter(NONE, NONE, NONE, NONE))).isEqualTo("decision attempt");
        assertThat(kinds(new TailFilter(Optional.of("src/ev"), NONE, NONE, NONE)))
                .isEqualTo("decision");
        assertThat(kinds(new TailFilter(Optional.of("src/no"), NONE, NONE, NONE)))
                .isEmpty();
        assertThat(kinds(new TailFilter(NONE, Optional.of("s"), Optional.of("t"), NONE)))
                .isEqualTo("decision attempt");
        assertThat(kinds(new TailFilter(NONE, Optional.of("x"), NONE, NONE))).isEmpty();
        assertThat(kinds(new TailFilter(NONE, NONE, NONE, Optional.of("done")))).isEqualTo("attempt");
        assertThat(kinds(new TailFilter(NONE, NONE, NONE, Optional.of("fired"))))
                .isEqualTo("decision");
        assertThat(kinds(new TailFilter(NONE, NONE, NONE, Optional.of("rejected"))))
                .isEmpty();
    }

    @Test
    void other_records_are_no_lines() throws Exception {
        assertThat(new TailFilter(NONE, NONE, NONE, NONE).line(Subjects.dropped("a"), json("{}")))
                .isEmpty();
    }
}
