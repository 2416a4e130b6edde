package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tripline.language.EvaluationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No call makes more than 1 MiB of text or 100,000 items, takes memory without end, or runs for long. */
class SprigBoundsTest {
    private static final long MIB = 1 << 20;
    private static final String HALF = "ab".repeat(1 << 18);
    private static final List<Object> MANY = Collections.nCopies(60_000, "x");

    private static void assertRefused(String limit, String name, @Nullable Object... arguments) {
        EvaluationFailure failure = catchThrowableOfType(EvaluationFailure.class, () -> Calls.call(name, arguments));
        assertThat(failure).as(name).isNotNull();
        assertThat(failure.isOverBudget()).as(failure.reason()).isTrue();
        assertThat(failure.reason()).contains(limit);
    }

    @Test
    void long_texts_are_refused_before_they_are_made() {
        assertThat(Calls.text("repeat", MIB, "x")).hasSize(1 << 20);
        assertRefused("1048576", "repeat", MIB + 1, "x");
        assertRefused("1048576", "repeat", Long.MAX_VALUE, "xyz");
        assertThat(Calls.text("repeat", Long.MAX_VALUE, "")).isEmpty();
        assertRefused("1048576", "indent", Long.MAX_VALUE, "x");
        assertRefused("1048576", "nindent", 30L, "\n".repeat(1 << 16));
        assertRefused("1048576", "replace", "b", "long text", HALF);
        assertRefused("1048576", "replace", "", "abc", HALF);
        assertRefused("1048576", "wrapWith", 1L, "abcd", HALF);
        assertRefused("1048576", "cat", HALF, HALF, HALF);
        assertRefused("1048576", "quote", HALF, HALF, HALF);
        assertRefused("1048576", "squote", HALF, HALF, HALF);
        assertRefused("1048576", "join", HALF, List.of("a", "b", "c", "d"));
        for (String name : List.of("randAlpha", "randAlphaNum", "randNumeric", "randAscii", "randBytes")) {
            assertRefused("1048576", name, MIB + 1);
            assertRefused("1048576", name, Long.MAX_VALUE);
        }
        assertRefused("1048576", "b64enc", "x".repeat(1 << 20));
        assertRefused("1048576", "b32enc", "x".repeat(1 << 20));
        assertRefused("1048576", "encryptAES", "key", "x".repeat(1 << 20));
        assertRefused("1048576", "snakecase", "aB".repeat(1 << 19));
        assertRefused("1048576", "date", "January".repeat(1 << 17), 0L);
        assertRefused("1048576", "regexReplaceAll", "b", HALF, "<$0$0$0>");
        assertRefused("1048576", "regexReplaceAllLiteral", "b", HALF, "long text");
        assertRefused("1048576", "regexQuoteMeta", ".".repeat(1 << 20));
        assertRefused("1048576", "urlJoin", Map.of("path", " ".repeat(1 << 20)));
    }

    @Test
    void long_lists_are_refused() {
        assertRefused("100000", "until", 100_001L);
        assertRefused("100000", "seq", 1L, 1L << 40);
        assertRefused("100000", "untilStep", Long.MIN_VALUE, Long.MAX_VALUE, 1L);
        assertRefused("100000", "untilStep", 0L, Long.MAX_VALUE, Long.MAX_VALUE / 3 * 2);
        assertRefused("100000", "concat", MANY, MANY);
        assertRefused("100000", "append", Collections.nCopies(100_000, "x"), "x");
        assertRefused("100000", "splitList", "", "x".repeat(100_002));
        assertRefused("100000", "regexFindAll", "x", "x".repeat(100_001), -1L);
        assertRefused("100000", "regexSplit", ",", ",".repeat(100_001), -1L);
    }

    @Test
    void json_is_bounded_whatever_it_is_made_of() {
        for (String name : List.of("toJson", "toPrettyJson", "toRawJson", "mustToJson", "toString")) {
            assertRefused("1048576", name, List.of(HALF, HALF, HALF));
            assertRefused("1048576", name, doubled());
            assertRefused("levels", name, itself());
        }
        assertRefused("1048576", "toPrettyJson", Collections.nCopies(200_000, 10L));
        assertRefused("levels", "fromJson", "[".repeat(800) + "]".repeat(800));
    }

    /** Sixty lists, each of which holds the one before it twice. */
    private static Object doubled() {
        Object list = List.of("x");
        for (int i = 0; i < 60; i++) {
            list = List.of(list, list);
        }
        return list;
    }

    private static Map<String, Object> itself() {
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("me", dict);
        return dict;
    }

    @Test
    void walks_over_values_that_never_end_stop() {
        for (Object endless : List.of(doubled(), itself())) {
            assertRefused("", "deepCopy", endless);
            assertRefused("", "deepEqual", endless, endless);
            assertRefused("", "uniq", List.of(endless));
            assertRefused("", "without", List.of(endless), endless);
            assertRefused("", "has", endless, List.of(endless));
            assertRefused("", "join", "", List.of(endless));
            assertRefused("", "merge", new LinkedHashMap<>(), Map.of("a", endless));
        }
    }

    @Test
    void a_long_list_is_searched_once_and_not_for_each_item() {
        List<Object> numbers = new ArrayList<>();
        for (long i = 0; i < 100_000; i++) {
            numbers.add(i);
        }
        long start = System.nanoTime();
        assertThat((List<?>) Calls.result("uniq", numbers)).hasSize(100_000);
        List<Object> arguments = new ArrayList<>(numbers);
        arguments.addFirst(numbers);
        assertThat((List<?>) Calls.result("without", arguments.toArray())).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(?:a{1000}){2}",
                "(?i:(?P<n>[^]a]{2}){501})",
                "(\\pL{501}){2,}",
                "((x{10}|y){50}z){3}"
            })
    void repetitions_inside_of_each_other_are_errors_as_in_go(String regex) {
        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> Calls.call("regexFind", regex, "x"));
        assertThat(failure.reason()).contains("invalid repeat count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:a{500}){2}",
                "(a{0}){1000}",
                "\\Q((a{1000}){1000})\\E",
                "[(]{1000}[)]{1000}",
                "\\({1000}",
                "a{,5}{1000}",
                "((a*)*)*",
                "(?i)x{1000}"
            })
    void what_go_takes_is_taken(String regex) throws EvaluationFailure {
        assertThat(Calls.call("mustRegexMatch", regex, "x")).isInstanceOf(Boolean.class);
    }

    @Test
    void long_searches_are_refused() {
        assertRefused("1048576", "regexMatch", "[ab]{1000}b{900}", "a".repeat(1 << 20));
        assertRefused("two seconds", "regexReplaceAll", "a.*b|a", "a".repeat(1 << 20), "");
    }

    @Test
    void constraints_and_versions_are_short() {
        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> Calls.call("semverCompare", "1 ".repeat(300), "1"));
        assertThat(failure.reason()).contains("512");
    }
}
