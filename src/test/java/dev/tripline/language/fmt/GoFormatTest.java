package dev.tripline.language.fmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFormatTest {
    /** What Go 1.26 prints. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%5d|    7",
                "%-5d.|7    .",
                "%05d|00007",
                "%+d|+7",
                "% d| 7",
                "%.3d|007",
                "%x|7",
                "%#X|0X7",
                "%b|111",
                "%#o|07",
                "%O|0o7",
                "%#U|U+0007",
                "%q|'\\a'",
                "%v|7",
                "%T|int",
                "%s|%!s(int=7)",
                "%z|%!z(int=7)",
                "%!|%!!(int=7)",
                "%|%!(NOVERB)%!(EXTRA int=7)",
                "%d %d|7 %!d(MISSING)",
                "%[2]d|%!d(BADINDEX)",
                "%[1]d %[1]d|7 7",
                "%.*d|%!d(MISSING)",
            })
    void integers(String format, String expected) throws EvaluationFailure {
        assertThat(GoFormat.sprintf(format, List.of(7L))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%v|2.675",
                "%.2f|2.67",
                "%.0f|3",
                "%8.1f|     2.7",
                "%-8.1f.|2.7     .",
                "%08.1f|000002.7",
                "%+.1f|+2.7",
                "%e|2.675000e+00",
                "%.1E|2.7E+00",
                "%g|2.675",
                "%.2g|2.7",
                "%#.6g|2.67500",
                "%b|6023564501608038p-51",
                "%x|0x1.5666666666666p+01",
                "%.1X|0X1.5P+01",
                "%d|%!d(float64=2.675)",
            })
    void floats(String format, String expected) throws EvaluationFailure {
        assertThat(GoFormat.sprintf(format, List.of(2.675))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%s|né\"",
                "%5s|  né\"",
                "%-5s.|né\"  .",
                "%.2s|né",
                "%q|\"né\\\"\"",
                "%+q|\"n\\u00e9\\\"\"",
                "%#q|`né\"`",
                "%#v|\"né\\\"\"",
                "%x|6ec3a922",
                "% X|6E C3 A9 22",
                "%# x|0x6e 0xc3 0xa9 0x22",
                "%.2x|6ec3",
                "%t|%!t(string=né\")",
            })
    void texts(String format, String expected) throws EvaluationFailure {
        assertThat(GoFormat.sprintf(format, List.of("né\""))).isEqualTo(expected);
    }

    @Test
    void values_print_as_they_do_in_go() throws EvaluationFailure {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1.0);
        map.put("a", Arrays.asList(1e6, null, "x y", true, new GoInt64(3)));
        assertThat(GoFormat.print(map)).isEqualTo("map[a:[1e+06 <nil> x y true 3] b:1]");
        assertThat(GoFormat.print(null)).isEqualTo("<nil>");
        assertThat(GoFormat.print(new GoComplex(1, -2.5))).isEqualTo("(1-2.5i)");
        assertThat(GoFormat.print(new GoByte(97))).isEqualTo("97");
        assertThat(GoFormat.print(Duration.ofMillis(90_061_500))).isEqualTo("25h1m1.5s");
        assertThat(GoFormat.print(Duration.ofNanos(-1500))).isEqualTo("-1.5µs");
        assertThat(GoFormat.print(ZonedDateTime.of(2024, 7, 1, 9, 30, 0, 0, ZoneId.of("Europe/Berlin"))))
                .isEqualTo("2024-07-01 09:30:00 +0200 CEST");
        assertThat(GoFormat.sprintf("%s %02d", List.of(march(), march()))).isEqualTo("March 03");
    }

    private static GoEnum march() {
        return new GoEnum("time.Month", "March", 3);
    }

    @Test
    void keys_are_sorted_by_their_bytes() throws EvaluationFailure {
        assertThat(GoFormat.print(Map.of("\uFFFD", 1L, "😀", 2L, "a", 3L, "B", 4L)))
                .isEqualTo("map[B:4 a:3 \uFFFD:1 😀:2]");
    }

    @Test
    void sprint_puts_blanks_only_between_what_is_no_text() throws EvaluationFailure {
        assertThat(GoFormat.sprint(Arrays.asList("a", "b", 1L, 2L, "c", null, true)))
                .isEqualTo("ab1 2c<nil> true");
        assertThat(GoFormat.sprintln(Arrays.asList("a", "b", 1L))).isEqualTo("a b 1\n");
    }

    @Test
    void too_many_arguments_show_at_the_end() throws EvaluationFailure {
        assertThat(GoFormat.sprintf("%d", Arrays.asList(1L, "x", null))).isEqualTo("1%!(EXTRA string=x, <nil>)");
    }

    @Test
    void text_is_bounded() {
        assertThatThrownBy(() -> GoFormat.sprintf("%1000000d%1000000d", List.of(1L, 2L)))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isTrue())
                .hasMessageContaining("1048576 characters");
    }

    @Test
    void a_value_that_holds_itself_is_over_budget() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> GoFormat.print(endless))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isTrue())
                .hasMessageContaining("500 levels");
    }
}
