package dev.tripline.language.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExprTest {
    private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");
    private static final World WORLD = new World(() -> NOW, new Random(1));
    private static final Map<String, Object> EVENT =
            Map.of("n", 3.0, "s", "abc", "u", "é日本", "l", List.of(5.0, 3.0, 8.0), "m", Map.of("k", 1.0));

    private static @Nullable Object evaluate(String expression) throws Exception {
        return Expr.compile(expression).evaluate(EVENT, WORLD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 +|(column 4)",
                "s === 1|(column 5)",
                "len(|(column 5)",
                "s = 1|(column 3)",
                "\"abc|(column 1)",
                "\"a\\q\"|(column 3)",
                "'é' + 12a|(column 7)",
                "99999999999999999999|(column 1)",
                "\"a\" + 1|(column 5)",
                "len(1)|(column 1)",
                "s matches \"(\"|(column 11)",
                "map(l, #foo)|(column 8)",
                "let len = 1; 2|(column 5)",
                "n ?? 1 + 1|(column 8)",
                "1 % 0|(column 3)",
                "true ? 1|(column 9)",
                "date(s).Nope()|(column 9)",
                "/* no end|(column 1)"
            })
    void what_is_no_program_is_refused_with_its_column(String expression, String place) {
        assertThatThrownBy(() -> Expr.compile(expression))
                .isInstanceOf(BadProgram.class)
                .hasMessageEndingWith(place);
    }

    @Test
    void the_place_in_a_longer_program_has_a_line_too() {
        assertThatThrownBy(() -> Expr.compile("n > 1\n  && é &&\n  ) "))
                .isInstanceOf(BadProgram.class)
                .hasMessageEndingWith("(line 3, column 3)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n + s|(column 3)",
                "s == 'abc' && n.x|(column 17)",
                "m.k.x|(column 5)",
                "l[9]|(column 2)",
                "not s|(column 1)",
                "any(l, # > s)|(column 10)",
                "s()|(column 1)",
                "asInt(s)|(column 1)",
                "sprig.upper(n)|(column 7)",
                "sprig.nope(n)|(column 7)",
                "n ? 1 : 2|(column 3)",
                "int(n) % 0|(column 8)"
            })
    void a_failure_says_where_it_happened(String expression, String place) {
        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isFalse())
                .hasMessageEndingWith(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all(1..100000, all(1..100000, true))|steps",
                "reduce(1..100000, len(map(1..1000, #)), 0)|items",
                "1..1000000000|items",
                "n..9000000000000000000|items",
                "map(1..999999, map(1..9, #))|items",
                "repeat('ab', 1000001)|repeated",
                "repeat(repeat('a', 1000000), 1000000)|characters",
                "len(reduce(1..100, #acc + #acc, 'aa'))|characters",
                "split(repeat('ab', 600000), '')|items",
                "replace(repeat('a', 1000000), '', repeat('b', 1000))|characters",
                "count(1..100000, repeat('a', 1000) contains 'b')|characters",
                "let t = repeat('a', 1000000); count(1..100000, t contains 'b')|steps",
                "let t = repeat('a', 1000000); count(1..1000, t matches '(a*)*b')|steps",
                "let t = repeat('a', 1000000); t matches repeat('a?', 499)|steps",
                "count(1..100000, s matches string(#))|steps",
                "s matches repeat('a?', 1000)|regular expression longer",
                "reduce(1..100000, [#acc], 0)|nested deeper",
                "toJSON(reduce(1..5000, [#acc], 0))|nested deeper",
                "reduce(1..5000, [#acc], 0) == reduce(1..5000, [#acc], 0)|nested deeper",
                "string(reduce(1..5000, {{a: #acc}}, 0))|nested deeper",
                "jsonpath(repeat('[', 2000), '$')|limits",
                "jsonpath('1', repeat('$', 2000))|JSONPath",
                "sprig.repeat(100000000, 'abc')|",
                "reduce(1..20, [#acc, #acc], 0)|steps"
            })
    void what_grows_or_never_ends_is_stopped(String expression, String limit) {
        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isTrue())
                .hasMessageContaining(limit == null ? "" : limit);
    }

    @Test
    void patterns_that_would_fill_the_memory_are_refused() {
        assertThatThrownBy(() -> Expr.compile("s matches '((a{500}){500}){500}'"))
                .isInstanceOf(BadProgram.class);
        assertThatThrownBy(() -> evaluate("s matches ('((a{500}){500})' + '{500}') + s"))
                .isInstanceOf(EvaluationFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "not ", "{a:", "len(", "true ? ", "l | map(", "let a = ", "1 ** ", "n."})
    void deep_nesting_is_refused_not_overflowed(String opening) {
        for (int times : new int[] {300, 3000, 30_000}) {
            assertThatThrownBy(() -> Expr.compile(opening.repeat(times) + "1")).isInstanceOf(BadProgram.class);
        }
    }

    @Test
    void long_chains_are_evaluated_up_to_the_limit() throws Exception {
        assertThat(evaluate("n == 3" + " && n == 3".repeat(900))).isEqualTo(true);
        assertThat(evaluate("0" + " + 1".repeat(900))).isEqualTo(900L);
        assertThat(evaluate("n" + " + 1".repeat(900))).isEqualTo(903.0);
        assertThatThrownBy(() -> Expr.compile("n" + " + 1".repeat(1100)))
                .isInstanceOf(BadProgram.class)
                .hasMessageContaining("1000 levels");
    }

    @Test
    void long_programs_are_refused() {
        assertThatThrownBy(() -> Expr.compile("1" + " ".repeat(70_000)))
                .isInstanceOf(BadProgram.class)
                .hasMessageContaining("65536");
    }

    @Test
    void a_budget_that_is_used_up_is_never_taken_for_a_missing_value() {
        assertThatThrownBy(() -> evaluate("get(1..3, len(1..1000000000)) ?? 'nothing'"))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isTrue());
    }

    @Test
    void time_is_the_worlds() throws Exception {
        assertThat(evaluate("now() == date('2024-02-29T12:00:00Z')")).isEqualTo(true);
        assertThat(evaluate("now().AddDate(1, 0, 0).Format('2006-01-02')")).isEqualTo("2025-03-01");
    }

    @Test
    void names_of_argo_win_over_those_of_the_body() throws Exception {
        Map<String, Object> body = Map.of("toJson", "mine", "sprig", "mine", "asInt", 1.0);
        assertThat(Expr.compile("asInt(toJson(sprig.atoi('7')))").evaluate(body, WORLD))
                .isEqualTo(7L);
    }

    @Test
    void bytes_that_are_no_character_can_be_joined_again() throws Exception {
        assertThat(evaluate("u[0:1] + u[1:2]")).isEqualTo("é");
        assertThat(evaluate("len(u[0:1])")).isEqualTo(1L);
        assertThat(evaluate("u[0:1]")).isEqualTo("\uFFFD");
        assertThat(evaluate("fromBase64(toBase64(u[2:4])) + u[4:]")).isEqualTo("日本");
    }

    @Test
    void a_search_from_the_end_can_be_an_operand() throws Exception {
        assertThat(evaluate("8 == findLast(l, # > 3)")).isEqualTo(true);
        assertThat(evaluate("[findLastIndex(l, # > 3), 7]")).isEqualTo(List.of(2L, 7L));
    }

    @Test
    void one_program_serves_many_threads() throws Exception {
        Expr expr = Expr.compile("let a = map(l, # * n); reduce(a, #acc + #) - n * 16");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<@Nullable Object>> results = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                double n = i;
                Callable<@Nullable Object> task =
                        () -> expr.evaluate(Map.of("l", List.of(5.0, 3.0, 8.0), "n", n), WORLD);
                results.add(threads.submit(task));
            }
            for (Future<@Nullable Object> result : results) {
                assertThat(result.get()).isEqualTo(0.0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.a[1].b|x",
                "$['c'].e|true",
                "$.a[-1]|3.0",
                "$.a[*].b|[x]",
                "$..b|[x]",
                "$.a[0,2]|[1.0, 3.0]",
                "$.a[:2].length|[1]",
                "$.a.length|3",
                "$.a[?(@.b == 'x')].b|[x]",
                "$.a[?(@ > 1)]|[3.0]",
                "$.a[(@.length-1)]|3.0",
                "$.c.d|null"
            })
    void jsonpath_selects_in_text(String path, String expected) throws Exception {
        Map<String, Object> body = Map.of("js", "{\"a\":[1,{\"b\":\"x\"},3],\"c\":{\"d\":null,\"e\":true}}", "p", path);
        assertThat(String.valueOf(Expr.compile("jsonpath(js, p)").evaluate(body, WORLD)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.nope", "$.a[9]", "x", "$x", "$.a[", "$.a[?]", "$.c.d.e", "$.a[1:2,3]", "$.a[::0]"})
    void jsonpath_fails_where_there_is_nothing_or_no_path(String path) {
        Map<String, Object> body = Map.of("js", "{\"a\":[1,2,3],\"c\":{\"d\":null}}", "p", path);
        assertThatThrownBy(() -> Expr.compile("jsonpath(js, p)").evaluate(body, WORLD))
                .isInstanceOf(EvaluationFailure.class);
    }
}
