package dev.tripline.language.govaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovaluateTest {
    private static Object evaluate(String expression, Map<String, ?> parameters) throws Exception {
        return Govaluate.compile(expression).evaluate(parameters);
    }

    /** What govaluate was observed to do beside the recorded cases. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "((1) 2 + 3);4.0",
                "(((1)() + 3));4.0",
                "(true || );true",
                "1\\e5;100000.0",
                "3 \\+ 4;7.0",
                "0x 1F;31.0",
                "tru\\e;true",
                "false && x.Y() || true;false",
                "'x' =~ 'a' + 'x';false",
                "1 << 1.9 ** 64;0.0",
                "(0/0 - 1) >> 1;4611686018427388000",
                "'Mon Jan  2 15:04:05 GMT+3 2006' == 1136214245;true",
                "'2014-01-02T14:12:22,5Z' == 1388671942;true",
                "'2014-01-02T14:12:22+25:00' == 1;false"
            })
    void readsOddExpressionsAsGovaluateDoes(String expression, String expected) throws Exception {
        Object value = evaluate(expression, Map.of());
        assertThat(value instanceof Double number && number >= 1e18 ? "%.0f".formatted(number) : String.valueOf(value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                ";empty expression",
                "1 +;the end came too early",
                "a==-1;character 2: \"==-\" is no operator here; a blank parts an operator from a sign",
                "a b;character 3: after a name comes a name",
                "* 2;character 1: an expression cannot begin with an arithmetic operator",
                "(1;brackets are not balanced",
                "'it's;character 5: after a text comes a name",
                "'its;character 1: the text has no end",
                "body.name == 1;\"body.name\": a name with dots must go in square brackets, [body.name]",
                "s =~ '(';character 6: bad regular expression: missing closing )",
                "1.2.3;character 1: not a number"
            })
    void saysWhatIsWrongWhere(String expression, String reason) {
        assertThatExceptionOfType(BadProgram.class)
                .isThrownBy(() -> Govaluate.compile(expression == null ? "" : expression))
                .satisfies(e -> assertThat(e.reason().split("; a blank")[0]).isEqualTo(reason));
    }

    @Test
    void failuresNameTypesAndNeverTheContent() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("secret", "hunter2");
        parameters.put("none", null);
        for (String expression : List.of(
                "secret * 2",
                "none < secret",
                "secret && true",
                "secret ? 1 : 2",
                "1 in secret",
                "-secret",
                "!secret")) {
            assertThatExceptionOfType(EvaluationFailure.class)
                    .isThrownBy(() -> evaluate(expression, parameters))
                    .withMessageContaining("a text")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter"));
        }
        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> evaluate("absent == 1", parameters))
                .withMessage("no parameter \"absent\"");
    }

    @Test
    void listsThatAreMadeLeaveTheParametersAlone() throws Exception {
        List<Object> list = new ArrayList<>(List.of("a"));
        assertThat(evaluate("(l, 1), 2", Map.of("l", list))).isEqualTo(List.of("a", 1.0, 2.0));
        assertThat(list).containsExactly("a");
        assertThat(evaluate("(), l", Map.of("l", list))).isEqualTo(Arrays.asList(null, list));
    }

    @Test
    void textsAreOrderedByTheirBytes() throws Exception {
        assertThat(evaluate("a < b", Map.of("a", "\uffee", "b", "\ud83d\ude00")))
                .isEqualTo(true);
        assertThat(evaluate("'' + m", Map.of("m", Map.of("\ud83d\ude00", 1.0, "\uffee", 2.0))))
                .isEqualTo("map[\uffee:2 \ud83d\ude00:1]");
    }

    @Test
    void oneExpressionServesManyThreads() throws Exception {
        Govaluate expression = Govaluate.compile("n % 2 == 0 && s =~ '^a+$' ? 'even ' + n : 'odd ' + n");
        List<Future<Object>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                double n = i;
                answers.add(threads.submit(() -> expression.evaluate(Map.of("n", n, "s", "aaa"))));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo((i % 2 == 0 ? "even " : "odd ") + i);
            }
        }
    }
}
