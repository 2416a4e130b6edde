package dev.tripline.language.jq;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.operation.JsonText;
import dev.tripline.language.jq.regex.Expressions;
import dev.tripline.language.jq.syntax.Programs;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.NilObject;
import dev.tripline.language.jq.value.Spent;
import dev.tripline.language.jq.value.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A jq program, compiled once and run for many events, as gojq 0.12.19 does. Immutable, safe for any thread. */
public final class Jq {
    private static final int LONGEST_REASON = 300;

    private final Node program;
    private final Expressions expressions = new Expressions();

    private Jq(Node program) {
        this.program = program;
    }

    /**
     * @throws BadProgram a syntax error, an unknown function or variable
     */
    public static Jq compile(String program) throws BadProgram {
        return new Jq(Programs.compile(program));
    }

    /**
     * The first output, which must be an object (or the null that a null body leaves), as JSON text in Go's form.
     *
     * @param body the event's body: an object or null
     * @throws EvaluationFailure no output, an error, another type, a budget that is used up
     */
    public String transform(@Nullable Object body, World world) throws EvaluationFailure {
        Object input = body == null ? NilObject.NIL : body;
        if (!(input instanceof Map)) {
            throw new EvaluationFailure("the body is no object but of the type " + Kinds.name(input));
        }
        Budget budget = new Budget();
        try {
            return output(new Machine(program, input, new Call(budget, world, expressions)), budget);
        } catch (Fault fault) {
            throw new EvaluationFailure(Texts.shortened(fault.text(), LONGEST_REASON));
        } catch (Spent spent) {
            throw EvaluationFailure.overBudget(spent.limit());
        } catch (StackOverflowError e) {
            throw EvaluationFailure.overBudget("a value nested too deeply for this thread");
        }
    }

    private static String output(Machine machine, Budget budget) throws EvaluationFailure {
        if (!machine.first()) {
            throw new EvaluationFailure("the program has no output");
        }
        Object output = machine.input();
        if (!(output instanceof Map)) {
            throw new EvaluationFailure("the first output is no object but of the type " + Kinds.name(output));
        }
        return JsonText.result(output, budget);
    }
}
