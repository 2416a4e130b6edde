package dev.tripline.language.govaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression and no event may hold a thread, overflow the stack or fill the memory. */
@Timeout(20)
class GovaluateBoundsTest {
    private static final String MIB = "x".repeat(1 << 20);
    private static final Map<String, Boolean> NO_NUMBER = Map.of("n", true);

    private static Object evaluate(String expression, Map<String, ?> parameters) throws Exception {
        return Govaluate.compile(expression).evaluate(parameters);
    }

    private static void overBudget(String expression, Map<String, ?> parameters, String reason) {
        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> evaluate(expression, parameters))
                .satisfies(e -> assertThat(e.isOverBudget()).isTrue())
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1 +;1;4901", "true &&;true;true", "false ||;true;true", "1 ==;1;false", "1 ??;1;1", "1 |;1;1"})
    void rowsOfOperatorsNeedNoStack(String link, String last, String expected) throws Exception {
        Object value = evaluate((link + " ").repeat(4900) + last, Map.of());
        assertThat(String.valueOf(value)).startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-(", "(1 + ", "a in (1, ", "x.Y(", "(1, 1 ? 1 || 1 && 1 == 1 | 1 << 1 + 1 * 1 ** -"})
    void nestingIsRefusedBeforeTheStackEnds(String opening) {
        String closing = ")".repeat(1200);
        assertThatExceptionOfType(BadProgram.class)
                .isThrownBy(() -> Govaluate.compile(opening.repeat(1200) + "1" + closing))
                .withMessageMatching("nested deeper than 500 levels|more than 10000 symbols");
    }

    @Test
    void whatIsNotRefusedFitsOnASmallStack() throws Exception {
        String deep = "(n , () ?? n && n == n | 0 << n + n * n ** -".repeat(49) + "1" + ")".repeat(49);
        String brackets = "(".repeat(490) + "7" + ")".repeat(490);
        List<Object> values = Collections.synchronizedList(new ArrayList<>());
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        values.add(evaluate(brackets, Map.of()));
                        Govaluate.compile(deep).evaluate(NO_NUMBER);
                    } catch (BadProgram | EvaluationFailure e) {
                        values.add("failed as it should: " + e.getMessage());
                    } catch (Exception | StackOverflowError e) {
                        values.add(e);
                    }
                },
                "small",
                400 << 10);
        thread.start();
        thread.join();
        assertThat(values).hasSize(2).first().isEqualTo(7.0);
        assertThat(values.get(1).toString()).startsWith("failed as it should: \"**\" needs two numbers");
    }

    @Test
    void longProgramsAreRefused() {
        assertThatExceptionOfType(BadProgram.class)
                .isThrownBy(() -> Govaluate.compile("(".repeat(100_000)))
                .withMessage("longer than 65536 characters");
        assertThatExceptionOfType(BadProgram.class)
                .isThrownBy(() -> Govaluate.compile("1 + ".repeat(10_000) + "1"))
                .withMessage("more than 10000 symbols");
    }

    @Test
    void joinedTextIsBounded() {
        overBudget("s + s + s + s + s", Map.of("s", MIB), "4194304 characters of joined text");
        List<Object> list = Collections.nCopies(1000, MIB);
        overBudget("'' + l", Map.of("l", list), "joined text");
    }

    @Test
    void workIsBounded() {
        List<Double> list = Collections.nCopies(1 << 20, 1.0);
        overBudget("2 in l || ".repeat(100) + "2 in l", Map.of("l", list), "10000000 steps");
        overBudget("a == b || ".repeat(1200) + "a == b", Map.of("a", MIB, "b", MIB + "y"), "steps");
        overBudget("s =~ '(x|xx|xxx){1,500}y'", Map.of("s", MIB), "steps");
        overBudget("'a' =~ p || ".repeat(200) + "'a' =~ p", Map.of("p", "(b{300}){3}".repeat(70)), "steps");
    }

    @Test
    void patternsCannotExplode() {
        String nested = "((a{1000}){1000}){1000}";
        assertThatExceptionOfType(BadProgram.class)
                .isThrownBy(() -> Govaluate.compile("a =~ '" + nested + "'"))
                .withMessage("character 6: bad regular expression: invalid repeat count");
        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> evaluate("'a' =~ p", Map.of("p", nested)))
                .withMessage("bad regular expression: invalid repeat count");
    }

    @Test
    void deepValuesAreBounded() {
        List<Object> deep = List.of();
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        overBudget("l + ''", Map.of("l", deep), "nested deeper than 2000");
        overBudget("l == (k, 1)", Map.of("l", List.of(deep, 1.0), "k", List.of(List.of(deep))), "nested deeper");
    }
}
