package dev.tripline.language.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTemplateTest {
    private static final World WORLD =
            new World(InstantSource.fixed(Instant.parse("2024-03-05T10:11:12Z")), new Random(1));

    private static String render(String template, String input) throws BadProgram, EvaluationFailure {
        return GoTemplate.compile(template).render(Collections.singletonMap("Input", GoJson.decode(input)), WORLD);
    }

    private static String render(String template) throws BadProgram, EvaluationFailure {
        return render(template, "{\"n\":3,\"s\":\"é\",\"list\":[1,2],\"map\":{\"b\":{\"c\":1}},\"nothing\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a {{- 1 -}} b|a1b",
                "a {{1 -}} b|a 1b",
                "a {{- 1}} b|a1 b",
                "a {{-1}} b|a -1 b",
                "a {{- /* gone */ -}} b|ab",
                "a {{/* gone */}} b|a  b",
                "a {{-  1  -}}{{- 2 -}} b|a12b",
            })
    void trim_markers_eat_white_space_on_their_side(String template, String expected) throws Exception {
        assertThat(render(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}|2",
                "{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}|21",
                "{{$x := 1}}{{with $x := 2}}{{$x}}{{.}}{{end}}{{$x}}|221",
                "{{$x := 0}}{{range $x = .Input.list}}{{end}}{{$x}}|2",
                "{{range $i, $x := .Input.list}}{{$i}}={{$x}};{{end}}|0=1;1=2;",
                "{{range $k, $v := .Input.map}}{{$k}}{{$v.c}}{{end}}|b1",
                "{{range 3}}{{.}}{{end}}{{range 0}}{{else}}none{{end}}|012none",
                "{{range .Input.list}}{{$.Input.n}}{{end}}|33",
                "{{define \"T\"}}{{$}}{{end}}{{template \"T\" .Input.n}}|3",
                "{{with .Input.map}}{{.b.c}}{{else}}no{{end}}|1",
                "{{($x := 4)}}{{$x}}|44",
                "{{block \"B\" .Input.n}}<{{.}}>{{end}}{{template \"B\" 1}}|<3><1>",
            })
    void variables_have_the_scope_that_go_gives_them(String template, String expected) throws Exception {
        assertThat(render(template)).isEqualTo(expected);
    }

    @Test
    void a_template_does_not_see_the_variables_of_its_caller() {
        assertThatThrownBy(() -> GoTemplate.compile("{{$x := 1}}{{define \"T\"}}{{$x}}{{end}}"))
                .hasMessage("line 1: undefined variable \"$x\"");
    }

    @Test
    void a_missing_value_is_not_nil() throws Exception {
        assertThat(render("{{.Input.gone.deeper}} {{print .Input.gone}} {{(.Input.nothing).deeper}}"))
                .isEqualTo("<no value> <nil> <no value>");
        assertThatThrownBy(() -> render("{{.Input.nothing.deeper}}")).hasMessage("line 1: nil has no field deeper");
    }

    @Test
    void strings_are_bytes_to_len_and_index() throws Exception {
        assertThat(render("{{len .Input.s}} {{index .Input.s 0}} {{printf \"%T\" (index .Input.s 1)}}"))
                .isEqualTo("2 195 uint8");
    }

    @Test
    void and_or_stop_early() throws Exception {
        assertThat(render("{{and 0 (index .Input.list 9)}}{{or 1 (index .Input.list 9)}}"))
                .isEqualTo("01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a;{{ nofunc 1 }}|line 2: function \"nofunc\" not defined",
                ";;{{ if true }}x|line 3: unexpected end of text: an {{end}} is missing",
                "{{ $x }}|line 1: undefined variable \"$x\"",
                "{{ 1;;}}{{ end }}|line 3: unexpected {{end}}",
                ";{{ \"abc }}|line 2: unterminated string",
                ";{{ 12abc }}|line 2: bad number syntax: 12a",
                "{{ 99999999999999999999 }}|line 1: not a number that can be held: \"99999999999999999999\"",
                "{{ break }}|line 1: {{break}} outside {{range}}",
                "{{ print PIPE 2 }}|line 1: only functions, fields and variables can come behind a pipe",
                "{{ . }};{{/* x }}|line 2: unclosed comment",
                "{{define \"a\"}}1{{end}};{{define \"a\"}}2{{end}}|line 2: the template \"a\" is defined twice",
                "{{ # }}|line 1: unexpected \"#\" in command",
            })
    void mistakes_of_syntax_tell_their_line(String template, String message) {
        assertThatThrownBy(() -> GoTemplate.compile(template.replace(";", "\n").replace("PIPE", "|")))
                .isInstanceOf(BadProgram.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                ";{{ index .Input.list 2 }}|line 2: error calling index: index out of range: 2",
                ";;{{ eq .Input.n 3 }}|line 3: error calling eq: incompatible types for comparison: float64 and int",
                "{{ .Input.n.x }}|line 1: can't evaluate field x in type float64",
                "{{ range .Input.s }}{{ end }}|line 1: range can't iterate over a string",
                "{{ len }}|line 1: wrong number of args for len: want 1 got 0",
                "{{ printf 1 }}|line 1: expected string; found 1",
                "{{ printf .Input.n }}|line 1: wrong type for value; expected string; got float64",
                "{{ printf .Input.gone }}|line 1: invalid value; expected string",
                "{{ nil }}|line 1: nil is not a command",
                "{{ 1 2 }}|line 1: can't give an argument to what is no function",
                "{{ template \"gone\" }}|line 1: template \"gone\" not defined",
                "{{ 18446744073709551615 }}|line 1: 18446744073709551615 overflows int",
                ";{{define \"T\"}};{{ .x.y }}{{end}}{{ template \"T\" 1 }}|line 3: can't evaluate field x in type int",
            })
    void mistakes_of_execution_tell_their_line(String template, String message) {
        assertThatThrownBy(() -> render(template.replace(";", "\n")))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isFalse())
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "expandenv", "getHostByName"})
    void what_looks_at_the_machine_is_left_out_on_purpose(String function) {
        assertThatThrownBy(() -> GoTemplate.compile("{{ " + function + " \"HOME\" }}"))
                .isInstanceOf(BadProgram.class)
                .hasMessageContaining("\"" + function + "\" not defined")
                .hasMessageContaining("on purpose");
    }

    @Test
    void times_have_their_methods() throws Exception {
        assertThat(render("{{ now.UTC.Format \"02.01.2006\" }} {{ now.Unix }} {{ now.UTC.Month }} {{ now.UTC.Weekday }}"
                        + " {{ (now.Sub (now.Add -90000000000)).Minutes }} {{ printf \"%02d\" now.UTC.Month }}"
                        + " {{ (now.UTC.AddDate 0 0 -5).Day }} {{ (now.Truncate 3600000000000).UTC.Minute }}"))
                .isEqualTo("05.03.2024 1709633472 March Tuesday 1.5 03 29 0");
    }

    @Test
    void data_is_changed_only_for_the_rendering_that_does_it() throws Exception {
        Object input = GoJson.decode("{\"a\":{\"b\":1}}");
        Map<String, Object> data = Map.of("Input", input);
        GoTemplate template = GoTemplate.compile("{{ $_ := set .Input.a \"b\" 2 }}{{ .Input.a.b }}");
        assertThat(template.render(data, WORLD)).isEqualTo("2");
        assertThat(template.render(data, WORLD)).isEqualTo("2");
        assertThat(GoJson.encode(input)).isEqualTo("{\"a\":{\"b\":1}}");
    }
}
