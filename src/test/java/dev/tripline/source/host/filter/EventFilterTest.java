package dev.tripline.source.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
    private static Verdict judge(String expression, String body) {
        return EventFilter.compile(expression).judge(Json.of(body), World.real());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "last_name == 'Doe'|{\"last-name\": \"Doe\"}",
                "a_b == 1|{\"a-b\": 2, \"a_b\": 1}",
                "a_b == 1|{\"a_b\": 1, \"a-b\": 2}",
                "a.b == 1 && a.c.d == 2|{\"a.b\": 1, \"a.c.d\": 2, \"a\": 3}",
                "a.b == 1|{\"a\": 3, \"a!\": 4, \"a.b\": 1}",
                "a_x.b == 1|{\"a-x.b\": 1}",
                "a['b.c'] == 1|{\"a\": {\"b.c\": 1}}",
                "nothing == nil|{}",
                "nothing == nil|null",
                "sprig.upper(x) == 'A'|{\"x\": \"a\"}",
                "jsonpath(toJson(x), '$.y') == 1|{\"x\": {\"y\": 1}}",
                "asInt(n) == 3|{\"n\": \"3\"}"
            })
    void these_pass(String expression, String body) {
        assertThat(judge(expression, body)).isEqualTo(Verdict.Decided.PASSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true|[1]",
                "true|1",
                "true|",
                "true|{",
                "true|{} {}",
                "x|{\"x\": 1}",
                "x|{\"x\": \"true\"}",
                "x|{}",
                "x.y.z|{}",
                "x + 1 > 2|{\"x\": \"a\"}",
                "x > 1e999|{\"x\": 1}"
            })
    void what_comes_to_no_bool_fails(String expression, String body) {
        assertThat(judge(expression, body == null ? "" : body)).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isNotBlank();
            assertThat(failed.passed()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "x ==", "1 + 'a'"})
    void what_is_no_program_is_known_before_and_fails_for_every_body(String expression) {
        EventFilter filter = EventFilter.compile(expression);
        assertThat(filter.problem()).isPresent();
        assertThat(filter.judge(Json.of("{}"), World.real()))
                .isEqualTo(new Verdict.Failed(filter.problem().orElseThrow()));
    }

    @Test
    void what_says_no_rejects() {
        assertThat(judge("x > 2", "{\"x\": 1}")).isEqualTo(Verdict.Decided.REJECTED);
        assertThat(EventFilter.compile("x > 2").problem()).isEmpty();
    }

    @Test
    void hostile_names_neither_hang_nor_overflow() {
        assertThat(judge("true", "{\".a\": 1, \".\": 2, \"\": 3}")).isEqualTo(Verdict.Decided.PASSED);
        assertThat(judge("true", "{\"" + "a.".repeat(100_000) + "\": 1}")).isInstanceOf(Verdict.Failed.class);
        assertThat(judge("true", "{\"a\": " + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .isInstanceOf(Verdict.Failed.class);
    }
}
