package dev.tripline.language.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TemplateBudgetTest {
    private static final int SMALL_STACK = 768 * 1024;

    private static String render(String template) throws BadProgram, EvaluationFailure {
        Map<String, Object> data = Collections.singletonMap("Input", "0123456789".repeat(1000));
        return GoTemplate.compile(template).render(data, World.real());
    }

    private static void isOverBudget(String template, String limit) {
        assertThatThrownBy(() -> render(template))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        e -> assertThat(e.isOverBudget()).isTrue())
                .hasMessageContaining(limit);
    }

    @Test
    void steps_are_bounded() {
        isOverBudget("{{range 2000}}{{range 2000}}{{end}}{{end}}", "1000000 steps");
        isOverBudget("\n{{range 2000000}}{{end}}", "line 2: more than 1000000 steps");
    }

    @Test
    void functions_pay_for_the_text_they_handle() {
        isOverBudget("{{range 100000}}{{$x := print $.Input}}{{end}}", "1000000 steps");
        isOverBudget("{{range 100000}}{{if eq $.Input $.Input}}{{end}}{{end}}", "1000000 steps");
    }

    @Test
    void ten_calls_of_a_costly_function_use_up_the_steps() throws Exception {
        assertThat(render("{{range 2}}{{len (bcrypt \"x\")}}{{end}}")).isEqualTo("6060");
        isOverBudget("{{range 11}}{{$x := derivePassword 1 \"long\" \"p\" \"u\" \"s\"}}{{end}}", "1000000 steps");
    }

    @Test
    void output_is_bounded() throws Exception {
        isOverBudget("{{range 200}}{{$.Input}}{{end}}", "1048576 characters of output");
        assertThat(render("{{range 100}}{{$.Input}}{{end}}")).hasSize(1_000_000);
    }

    @Test
    void text_in_variables_is_bounded() {
        isOverBudget("{{$x := .Input}}{{range 20}}{{$x = print $x $x}}{{end}}", "1048576 characters");
    }

    @Test
    void templates_call_each_other_a_hundred_deep() throws Exception {
        isOverBudget("{{define \"T\"}}{{template \"T\"}}{{end}}{{template \"T\"}}", "100 templates within each other");
        String countdown = "{{define \"T\"}}.{{with slice . 1}}{{template \"T\" .}}{{end}}{{end}}"
                + "{{template \"T\" (until 100)}}";
        assertThat(render(countdown)).hasSize(100);
        isOverBudget(countdown.replace("100", "101"), "100 templates within each other");
    }

    @Test
    void nesting_is_bounded_when_a_template_is_compiled() {
        assertBadProgram("{{if 1}}".repeat(201) + "{{end}}".repeat(201), "nested deeper than 200 levels");
        assertBadProgram("{{" + "(".repeat(201) + "1" + ")".repeat(201) + "}}", "nested deeper than 200 levels");
        assertBadProgram("{{if 1}}" + "{{else if 1}}".repeat(201) + "{{end}}", "nested deeper than 200 levels");
        assertBadProgram("{{block \"a\" .}}".repeat(201) + "{{end}}".repeat(201), "nested deeper than 200 levels");
    }

    private static void assertBadProgram(String template, String message) {
        assertThatThrownBy(() -> GoTemplate.compile(template))
                .isInstanceOf(BadProgram.class)
                .hasMessageContaining(message);
    }

    @Test
    void length_is_bounded_when_a_template_is_compiled() {
        assertBadProgram("x".repeat((1 << 18) + 1), "262144 characters");
    }

    /** Every level of every template that is under way lies on the stack. */
    @Test
    void the_deepest_nesting_there_may_be_fits_on_a_small_stack() throws Exception {
        String parentheses = "{{" + "(".repeat(190) + "template" + ")".repeat(190) + "}}";
        String call = "{{template \"T\" " + "(len (print ".repeat(90) + "1" + "))".repeat(90) + "}}";
        String deep = "{{define \"T\"}}" + "{{if 1}}".repeat(19) + call + "{{end}}".repeat(19) + "{{end}}";
        String failure = onSmallStack(deep + "{{template \"T\"}}");
        assertThat(failure).contains("nested deeper than 300 levels");
        assertThat(onSmallStack(deep.replace("{{if 1}}", "{{range 1}}") + "{{template \"T\"}}"))
                .contains("nested deeper than 300 levels");
        assertThat(onSmallStack(parentheses)).contains("unexpected");
        assertThat(onSmallStack("{{" + "(".repeat(190) + "1" + ")".repeat(190) + "}}"))
                .isEqualTo("1");
    }

    private static String onSmallStack(String template) throws InterruptedException {
        AtomicReference<String> outcome = new AtomicReference<>("nothing");
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        outcome.set(render(template));
                    } catch (BadProgram | EvaluationFailure | StackOverflowError e) {
                        outcome.set(e.toString());
                    }
                },
                "small",
                SMALL_STACK);
        thread.start();
        thread.join();
        return outcome.get();
    }
}
