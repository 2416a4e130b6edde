package dev.tripline.language.template.exec;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.fmt.text.ByteOrder;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.template.builtin.Library;
import dev.tripline.language.template.builtin.Special;
import dev.tripline.language.template.builtin.Truth;
import dev.tripline.language.template.tree.Node;
import dev.tripline.language.template.tree.Pipeline;
import dev.tripline.language.template.tree.Program;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering: walks the statements and writes the output. */
public final class Execution {
    private final Program program;
    private final Context context;
    private final Evaluation evaluation;

    private Execution(Program program, Context context) {
        this.program = program;
        this.context = context;
        this.evaluation = new Evaluation(context);
    }

    /** How a statement ended. */
    private enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    /**
     * @param data the dot; changed where the template sets members of its maps
     * @throws EvaluationFailure with the line: an execution error, or a limit of {@link Budget}
     */
    public static String run(Program program, Library library, @Nullable Object data, World world)
            throws EvaluationFailure {
        Context context = new Context(library, world, data);
        try {
            new Execution(program, context).walk(program.body(), data);
            return context.budget().output();
        } catch (EvaluationFailure e) {
            String reason = "line " + context.line() + ": " + e.reason();
            throw e.isOverBudget() ? EvaluationFailure.overBudget(reason) : new EvaluationFailure(reason);
        }
    }

    private Flow walk(List<Node> body, @Nullable Object dot) throws EvaluationFailure {
        for (Node node : body) {
            Flow flow = walk(node, dot);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow walk(Node node, @Nullable Object dot) throws EvaluationFailure {
        Budget budget = context.budget();
        budget.step();
        switch (node) {
            case Node.Text text -> budget.write(text.text());
            case Node.Action action -> action(action.pipeline(), dot);
            case Node.Choice choice -> {
                return choice(choice, dot);
            }
            case Node.Loop loop -> {
                return loop(loop, dot);
            }
            case Node.Invocation invocation -> invoke(invocation, dot);
            case Node.Break leap -> {
                return Flow.BREAK;
            }
            case Node.Continue leap -> {
                return Flow.CONTINUE;
            }
        }
        return Flow.NEXT;
    }

    private void action(Pipeline pipeline, @Nullable Object dot) throws EvaluationFailure {
        Object value = evaluation.pipeline(pipeline, dot);
        if (pipeline.variables().isEmpty()) {
            context.budget().write(value == Special.MISSING ? "<no value>" : GoFormat.print(value));
        }
    }

    private Flow choice(Node.Choice choice, @Nullable Object dot) throws EvaluationFailure {
        context.budget().enter();
        int mark = context.variables().mark();
        Object value = evaluation.pipeline(choice.condition(), dot);
        Flow flow = Truth.of(value) ? walk(choice.body(), choice.with() ? value : dot) : walk(choice.otherwise(), dot);
        context.variables().backTo(mark);
        context.budget().leave();
        return flow;
    }

    private Flow loop(Node.Loop loop, @Nullable Object dot) throws EvaluationFailure {
        context.budget().enter();
        int mark = context.variables().mark();
        Object value = evaluation.pipeline(loop.over(), dot);
        boolean empty = switch (value) {
            case Special nothing -> true;
            case List<?> list -> list(loop, list);
            case Map<?, ?> map -> map(loop, map);
            case Long number -> count(loop, number, false);
            case GoInt64 number -> count(loop, number.value(), true);
            case GoByte number -> count(loop, number.value(), false);
            case null, default -> throw new EvaluationFailure("range can't iterate over a " + GoFormat.typeName(value));
        };
        Flow flow = empty ? walk(loop.otherwise(), dot) : Flow.NEXT;
        context.variables().backTo(mark);
        context.budget().leave();
        // In Go a break in the else part leaves only that part; a continue goes to the loop around.
        return flow == Flow.BREAK ? Flow.NEXT : flow;
    }

    /** As many as there were at the beginning: the list may change under way. */
    private boolean list(Node.Loop loop, List<?> list) throws EvaluationFailure {
        int size = list.size();
        for (int i = 0; i < size; i++) {
            if (!once(loop, (long) i, list.get(i))) {
                break;
            }
        }
        return size == 0;
    }

    private boolean map(Node.Loop loop, Map<?, ?> map) throws EvaluationFailure {
        List<Map.Entry<String, @Nullable Object>> members = new ArrayList<>(map.size());
        map.forEach((key, value) -> members.add(new SimpleImmutableEntry<>(String.valueOf(key), value)));
        members.sort(Map.Entry.comparingByKey(ByteOrder.BY_BYTES));
        context.budget().value(members);
        for (Map.Entry<String, @Nullable Object> member : members) {
            if (!once(loop, member.getKey(), member.getValue())) {
                break;
            }
        }
        return members.isEmpty();
    }

    private boolean count(Node.Loop loop, long end, boolean wide) throws EvaluationFailure {
        if (loop.over().variables().size() > 1) {
            throw new EvaluationFailure("can't use a number to iterate over more than one variable");
        }
        for (long i = 0; i < end; i++) {
            if (!once(loop, Special.MISSING, wide ? new GoInt64(i) : (Object) i)) {
                break;
            }
        }
        return end <= 0;
    }

    /** False when the loop is to end. */
    private boolean once(Node.Loop loop, Object index, @Nullable Object item) throws EvaluationFailure {
        context.budget().step();
        evaluation.setLoopVariables(loop.over(), index, item);
        int mark = context.variables().mark();
        Flow flow = walk(loop.body(), item);
        context.variables().backTo(mark);
        return flow != Flow.BREAK;
    }

    private void invoke(Node.Invocation invocation, @Nullable Object dot) throws EvaluationFailure {
        context.at(invocation.line());
        List<Node> body = program.definitions().get(invocation.name());
        if (body == null) {
            throw new EvaluationFailure("template \"" + invocation.name() + "\" not defined");
        }
        Object inner = invocation.dot().isEmpty()
                ? Special.MISSING
                : evaluation.pipeline(invocation.dot().get(), dot);
        context.budget().enterTemplate();
        Variables outer = context.variables();
        context.variables(new Variables(inner));
        walk(body, inner);
        context.variables(outer);
        context.budget().leaveTemplate();
    }
}
