package dev.tripline.language.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language along the jq manual, where gojq agrees with it. */
class JqLanguageTest {
    private static final World WORLD =
            new World(InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.500Z")), new Random(1));

    private static String run(String program, String body) throws BadProgram, EvaluationFailure {
        return Jq.compile(program).transform(GoJson.decode(body), WORLD);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        JqCases.BASICS,
                        JqCases.CONTROL,
                        JqCases.PATHS,
                        JqCases.FUNCTIONS,
                        JqCases.TEXTS,
                        JqCases.MESSAGES)
                .flatMap(String::lines)
                .map(line -> line.split(" ~ ", -1))
                .map(parts -> Arguments.of(parts[0].strip(), parts[1], parts[2]));
    }

    /** All outputs. */
    @ParameterizedTest
    @MethodSource("cases")
    void a_program_gives_what_the_manual_says(String input, String program, String outputs) throws Exception {
        assertThat(run("{r: [.in | (" + program + ")]}", "{\"in\":" + input + "}"))
                .isEqualTo("{\"r\":[" + outputs + "]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                ".[",
                "{a:",
                "}",
                "{a:1",
                "if . then 1",
                "try",
                "reduce . as $x",
                "1 +",
                "| 1",
                ", 1",
                ".a.",
                "..a",
                ". as x | 1",
                "{(1)}",
                "{1:2}",
                "\"open",
                "\"\\q\"",
                "\"\\(1\"",
                "'a'",
                "1 == 1 == 1",
                ".a = 1 = 2",
                "def f: 1;",
                "def if: 1; .",
                "def f(1): 1; .",
                "break $out",
                "$x",
                "f",
                "f(1)",
                "input",
                "inputs",
                "debug",
                "input_line_number",
                "$__loc__",
                "import \"m\" as m; .",
                "include \"m\"; .",
                "a::b",
                "1x",
                "1.2.3",
                "1e",
                "é",
                "{a: @base64 \"x\": 1}",
                "label x | 1",
                ". as [] | 1",
                ". as {} | 1",
                "limit(1)",
                "@",
                "_match(1;2;3)",
                "." + "\u0000"
            })
    void a_mistake_is_found_when_the_program_is_compiled(String program) {
        assertThatThrownBy(() -> Jq.compile(program))
                .isInstanceOf(BadProgram.class)
                .satisfies(e -> assertThat(((BadProgram) e).reason()).startsWith("line 1, column "));
    }

    @Test
    void a_mistake_has_its_place() {
        assertThatThrownBy(() -> Jq.compile("{\n  a: .a,\n  b: nosuch(1)\n}"))
                .hasMessage("line 3, column 6: function not defined: nosuch/1");
        assertThatThrownBy(() -> Jq.compile("{a: .a | }")).hasMessage("line 1, column 10: unexpected \"}\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty",
                ".a",
                ".[]",
                "null",
                "[.]",
                "error",
                "error(\"x\")",
                "1 / 0",
                "{a: nan}",
                "{a: infinite}",
                "halt",
                "halt_error",
                "try halt catch {}",
                "{a: @nosuch}",
                ".a.b.c",
                "first(empty)",
                "{(1): 2}",
                "{a: env.a.b.c[0].d[]}"
            })
    void what_is_no_object_is_a_failure(String program) {
        assertThatThrownBy(() -> run(program, "{\"a\":1}"))
                .isInstanceOf(EvaluationFailure.class)
                .satisfies(
                        e -> assertThat(((EvaluationFailure) e).isOverBudget()).isFalse());
    }

    @Test
    void the_first_output_counts_and_the_others_are_never_made() throws Exception {
        assertThat(run("{a: 1}, error(\"late\")", "{}")).isEqualTo("{\"a\":1}");
        assertThat(run("{a: 1}, (def f: f; f)", "{}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_body_of_null_is_an_object_without_members() throws Exception {
        assertThat(run(".", "null")).isEqualTo("null");
        assertThat(run("{a: ., t: type, l: length, k: keys, j: tojson}", "null"))
                .isEqualTo("{\"a\":null,\"j\":\"{}\",\"k\":[],\"l\":0,\"t\":\"object\"}");
        assertThat(run(".x = 1", "null")).isEqualTo("{\"x\":1}");
    }

    @Test
    void a_body_that_is_no_object_is_a_failure() throws Exception {
        Jq program = Jq.compile("{a: 1}");
        for (Object body : new Object[] {"text", 1.0, true, java.util.List.of()}) {
            assertThatThrownBy(() -> program.transform(body, WORLD)).isInstanceOf(EvaluationFailure.class);
        }
    }

    @Test
    void time_comes_from_the_world() throws Exception {
        assertThat(run("{n: now, d: (now | todate)}", "{}"))
                .isEqualTo("{\"d\":\"2026-01-02T03:04:05Z\",\"n\":1767323045.5}");
    }

    @Test
    void nothing_of_the_process_is_seen() throws Exception {
        assertThat(run("{a: env, b: $ENV, c: env.PATH, d: $ENV.HOME}", "{}"))
                .isEqualTo("{\"a\":{},\"b\":{},\"c\":null,\"d\":null}");
    }

    @Test
    void the_body_is_not_changed() throws Exception {
        Object body = GoJson.decode("{\"a\":{\"b\":[1,2,3]},\"c\":1}");
        Jq program = Jq.compile(".a.b[1] = 9 | .a.b |= map(. + 1) | del(.c) | .a.b += [7] | .a.d = .a");
        String first = program.transform(body, WORLD);
        assertThat(program.transform(body, WORLD)).isEqualTo(first);
        assertThat(GoJson.encode(body)).isEqualTo("{\"a\":{\"b\":[1,2,3]},\"c\":1}");
    }

    @Test
    void updates_do_not_reach_values_that_were_kept() throws Exception {
        assertThat(run(
                        "(.a.b, .a, .a.old.b) |= (if type == \"object\" then {old: ., new: .} else . + 1 end)",
                        "{\"a\":{\"b\":1}}"))
                .isEqualTo("{\"a\":{\"new\":{\"b\":2},\"old\":{\"b\":3}}}");
        assertThat(run(". as $before | .a[] |= . + 1 | {before: $before.a, after: .a}", "{\"a\":[1,2]}"))
                .isEqualTo("{\"after\":[2,3],\"before\":[1,2]}");
    }

    @Test
    void an_unknown_failure_is_no_silent_pass() {
        try {
            run(".a.b", "{\"a\":1}");
            fail("an error was expected");
        } catch (BadProgram | EvaluationFailure e) {
            assertThat(e).hasMessage("expected an object but got: number (1)");
        }
    }
}
