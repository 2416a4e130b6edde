package dev.tripline.language.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No program and no event can hold a thread, fill the memory or overflow the stack. */
class JqBudgetTest {
    /** Of computing, so that it is the same on a busy machine. A quarter of it is the limit on time. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Map<String, Object> BODY = Map.of("a", 1.0, "long", "ab".repeat(200_000));

    /** A program, and what the message names. */
    private static final String TOO_MUCH = """
            last(range(1e12)) ~ steps
            reduce range(1e12) as $i (0; . + 1) ~ steps
            def f: f; f ~ steps
            until(false; .) ~ steps
            first(repeat(empty)) ~ steps
            first(range(1e12) | select(. < 0)) ~ steps
            [range(1e12)] ~ array or object of more than 100000 items
            [limit(1e9; repeat(1))] ~ array or object of more than 100000 items
            [.long | match("";"g")] ~ array or object
            .b[100000] = 1 ~ array or object of more than 100000 items
            [range(99999)] as $x | [range(1000) | $x + [.]] ~ in all
            "x" * 1e9 ~ text of more than 1048576 characters
            reduce range(40) as $i ("x"; . + .) ~ text of more than 1048576 characters
            [range(1000) | "x" * 1000000] ~ texts of more than
            {a: [range(20) as $i | "x" * 1000000]} ~ text of more than 2097152 characters
            1 | strftime("%1000d" * 2000) ~ text of more than 1048576 characters
            def f: 1 + f; f ~ evaluations within each other
            def f: (f, f); f ~ alternatives left open
            reduce range(1e5) as $i (1; [.]) | {a: .} ~ nested
            reduce range(1e5) as $i (1; [.]) | . == [.] ~ nested
            reduce range(1e5) as $i (1; [.]) | flatten ~ nested
            reduce range(60) as $i (1; [., .]) | . == (. | tojson) | tojson ~ text of more than
            [reduce range(60) as $i (1; [., .])] | map(.) == map([.[0], .[0]]) ~ steps
            "[" * 100000 | fromjson ~ nested
            setpath([range(5000) | "x"]; 1) ~ nested
            2 | reduce range(40) as $i (.; . * .) ~ digits
            "1" * 100000 | tonumber ~ digits
            .long | test("((((a{30}){30}){30}){30}){30}") ~ regular expression
            .long | test("(a{1000}){9}b") ~ steps
            [.long | match("a.*c|a"; "g")] ~ steps
            """;

    private static EvaluationFailure failure(String program) {
        long start = THREADS.getCurrentThreadCpuTime();
        EvaluationFailure failure = catchThrowableOfType(
                EvaluationFailure.class, () -> Jq.compile(program).transform(BODY, World.real()));
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(program)
                .isLessThan(SOON);
        assertThat(failure).as(program).isNotNull();
        return failure;
    }

    private static EvaluationFailure overBudget(String program) {
        EvaluationFailure failure = failure(program);
        assertThat(failure.isOverBudget()).as(program + ": " + failure.reason()).isTrue();
        assertThat(failure.reason().length()).isLessThan(400);
        return failure;
    }

    static Stream<Arguments> tooMuch() {
        return TOO_MUCH.lines().map(line -> line.split(" ~ ")).map(one -> Arguments.of(one[0], one[1]));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void what_costs_too_much_is_stopped_and_the_limit_is_named(String program, String limit) {
        assertThat(overBudget(program).reason())
                .as("in a cold JVM time may be first")
                .containsAnyOf(limit, " ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try [range(1e12)] catch {a: 1}",
                "[range(1e12)]? // {a: 1}",
                "(try (def f: 1 + f; f) catch {a: 1}) // {a: 2}",
                ". as [$x] ?// {a: $x} | if $x then \"x\" * 1e9 else . end",
                "first(try error(\"x\" * 1e9) catch {a: 1})",
                "label $out | (\"x\" * 1e9, break $out), {a: 1}"
            })
    void no_program_catches_its_budget(String program) {
        overBudget(program);
    }

    @Test
    void time_is_the_second_line() {
        assertThat(overBudget("def f(x): f(x | x); f(.)").reason()).containsAnyOf("ms", "steps", "within each other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "[", "{a:", "-", "try ", "def f: ", ". as [", "\"\\(", "if 1 then ", "1 as $x | ", "1 // "})
    void deep_nesting_is_an_error_of_the_program(String opening) {
        for (int times : new int[] {2_000, 100_000}) {
            assertThatThrownBy(() -> Jq.compile(opening.repeat(times)))
                    .isInstanceOf(BadProgram.class)
                    .satisfies(
                            e -> assertThat(((BadProgram) e).reason().length()).isLessThan(200));
        }
    }

    @Test
    void a_program_has_a_greatest_length() {
        assertThatThrownBy(() -> Jq.compile("{a: 1" + " ".repeat(70_000) + "}"))
                .isInstanceOf(BadProgram.class)
                .hasMessageContaining("65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", "|.+1", ",1", "+(1)"})
    void long_chains_are_no_nesting(String link) throws Exception {
        String program = "{a: [1" + link.repeat(10_000) + "]}";
        assertThat(Jq.compile(program).transform(BODY, World.real())).startsWith("{\"a\":[1");
    }

    @Test
    void a_small_stack_is_enough() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Runnable all = () -> {
            overBudget("def f: 1 + f; f");
            overBudget("reduce range(1e5) as $i (1; [.]) | {a: .}");
            overBudget("[recurse([.])] | tojson");
            deep_nesting_is_an_error_of_the_program("(");
        };
        Thread small = new Thread(null, all, "small", 256 << 10);
        small.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        small.start();
        small.join();
        assertThat(thrown.get()).isNull();
    }

    @Test
    void what_is_ordinary_fits() throws Exception {
        String program = "{n: ([range(50000) | {k: tostring}] | map_values(.k |= tonumber) | map(.k) | add),"
                + " d: ([range(90000)] | del(.[range(0; 90000; 2)]) | length),"
                + " t: ([range(1000) | \"line \\(.)\"] | join(\"\\n\") | length),"
                + " f: (def f: if . > 1 then . * (. - 1 | f) else . end; 1000 | f | tojson | length)}";
        String result = null;
        for (int i = 0; i < 3 && result == null; i++) {
            try {
                result = Jq.compile(program).transform(BODY, World.real());
            } catch (EvaluationFailure e) {
                assertThat(e.reason()).as("a cold JVM may need another go").contains("ms");
            }
        }
        assertThat(result).isEqualTo("{\"d\":45000,\"f\":2568,\"n\":1249975000,\"t\":8889}");
    }

    @Test
    void errors_show_values_shortened() {
        assertThat(failure("error(.long)").reason()).startsWith("error: abab").hasSizeLessThan(310);
        assertThat(failure("error").reason()).hasSizeLessThan(310);
        assertThat(failure(".long | fromjson").reason()).hasSizeLessThan(310);
        assertThat(failure(".long | strptime(\"%Y\")").reason()).hasSizeLessThan(310);
        assertThat(failure("{} | .[\"x\" * 100000] | error(\"x\" * 100000)").isOverBudget())
                .isFalse();
    }
}
