package dev.tripline.sensor.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be a condition, and what people are told then. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "!a; unexpected '!' at column 1 of \"!a\": a condition knows only dependency names",
                "a & b; unexpected '&' at column 3 of \"a & b\"",
                "a && ; \"a &&\" ends where a dependency is wanted",
                "(a || b; wanted \")\" at column 8 of \"(a || b\"",
                "a b; unexpected 'b' at column 3",
                "a || bb; unknown dependency \"bb\"",
                "a) ; unexpected ')' at column 2",
                "a == 'x'; unexpected '=' at column 3",
            })
    void a_bad_condition_names_the_spot(String text, String complaint) {
        assertThatThrownBy(() -> Condition.compile(text, List.of("a", "b")))
                .isInstanceOf(BadCondition.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"deploy-don, did you mean, deploy-done", "deploy_done2, unknown dependency, deploy_done2"})
    void an_unknown_name_gets_a_hint(String name, String complaint, String mentioned) {
        assertThatThrownBy(() -> Condition.compile("a && " + name, List.of("a", "deploy-done")))
                .hasMessageContaining("unknown dependency \"" + name + "\"")
                .hasMessageContaining(complaint)
                .hasMessageContaining(mentioned);
    }

    @ParameterizedTest
    @CsvSource({"63, true", "70, false"})
    void parentheses_are_bounded(int depth, boolean good) {
        String text = "(".repeat(depth) + "a" + ")".repeat(depth);
        try {
            Condition.compile(text, List.of("a"));
            assertThat(good).isTrue();
        } catch (BadCondition e) {
            assertThat(good).isFalse();
            assertThat(e).hasMessageContaining("nested deeper than 64");
        }
    }
}
