package dev.tripline.language.template.exec;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.template.builtin.Special;
import dev.tripline.language.template.tree.Command;
import dev.tripline.language.template.tree.Number;
import dev.tripline.language.template.tree.Operand;
import dev.tripline.language.template.tree.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pipelines, commands and operands to values. */
final class Evaluation {
    private final Context context;
    private final Calls calls;

    Evaluation(Context context) {
        this.context = context;
        this.calls = new Calls(context, this);
    }

    /** Never null: what comes out of a pipeline is a value or {@link Special#MISSING}. Declares and sets the variables. */
    Object pipeline(Pipeline pipeline, @Nullable Object dot) throws EvaluationFailure {
        Object value = Special.NO_ARGUMENT;
        for (Command command : pipeline.commands()) {
            context.at(command.line());
            context.budget().step();
            Object result = command(command, dot, value);
            value = result == null ? Special.MISSING : result;
        }
        for (String variable : pipeline.variables()) {
            if (pipeline.assigns()) {
                assign(variable, value);
            } else {
                context.variables().push(variable, value);
            }
        }
        return value;
    }

    private void assign(String name, @Nullable Object value) throws EvaluationFailure {
        context.variables().set(place(name), value);
    }

    private int place(String name) throws EvaluationFailure {
        int place = context.variables().find(name);
        if (place < 0) {
            throw new EvaluationFailure("undefined variable: " + name);
        }
        return place;
    }

    /** One variable gets the item, two get index and item; those that the loop declared lie on top. */
    void setLoopVariables(Pipeline over, Object index, @Nullable Object item) throws EvaluationFailure {
        List<String> names = over.variables();
        if (names.isEmpty()) {
            return;
        }
        if (over.assigns()) {
            assign(names.get(0), names.size() > 1 ? index : item);
            if (names.size() > 1) {
                assign(names.get(1), item);
            }
            return;
        }
        Variables variables = context.variables();
        int top = variables.mark() - 1;
        variables.set(top, item);
        if (names.size() > 1) {
            variables.set(top - 1, index);
        }
    }

    private @Nullable Object command(Command command, @Nullable Object dot, Object piped) throws EvaluationFailure {
        List<Operand> arguments = command.words().subList(1, command.words().size());
        return word(command.first(), new Calls.Given(arguments, piped), dot);
    }

    /** A word by itself, as an argument or the start of a chain. */
    @Nullable
    Object operand(Operand operand, @Nullable Object dot) throws EvaluationFailure {
        context.budget().step();
        return word(operand, Calls.Given.NOTHING, dot);
    }

    private @Nullable Object word(Operand word, Calls.Given given, @Nullable Object dot) throws EvaluationFailure {
        switch (word) {
            case Operand.Field field -> {
                return fields(dot, field.names(), given, dot);
            }
            case Operand.Chain chain -> {
                Object start = operand(chain.start(), dot);
                return fields(start, chain.names(), given, dot);
            }
            case Operand.Function function -> {
                return calls.call(function.name(), given, dot);
            }
            case Operand.Variable variable
            when !variable.fields().isEmpty() -> {
                return fields(variable(variable), variable.fields(), given, dot);
            }
            default -> {
                if (!given.isNothing()) {
                    throw new EvaluationFailure("can't give an argument to what is no function");
                }
                return plain(word, dot);
            }
        }
    }

    private @Nullable Object plain(Operand word, @Nullable Object dot) throws EvaluationFailure {
        return switch (word) {
            case Operand.Variable variable -> variable(variable);
            case Operand.Group group -> group(group.pipeline(), dot);
            case Operand.Dot here -> dot;
            case Operand.Bool truth -> truth.value();
            case Operand.Text text -> text.value();
            case Operand.Constant constant -> constant(constant.number());
            case Operand.Nil nil -> throw new EvaluationFailure("nil is not a command");
            default -> throw new IllegalStateException("not a plain word");
        };
    }

    private @Nullable Object variable(Operand.Variable variable) throws EvaluationFailure {
        return context.variables().get(place(variable.name()));
    }

    private Object group(Pipeline pipeline, @Nullable Object dot) throws EvaluationFailure {
        context.budget().enter();
        Object value = pipeline(pipeline, dot);
        context.budget().leave();
        return value;
    }

    /** A number where any type will do: the way it is written says what it is. */
    private static Object constant(Number number) throws EvaluationFailure {
        if (number.complex().isPresent()) {
            return number.complex().get();
        }
        if (number.looksReal()) {
            return number.real().orElseThrow();
        }
        if (number.whole().isEmpty()) {
            throw new EvaluationFailure(number.text() + " overflows int");
        }
        return number.whole().getAsLong();
    }

    /** The last of the names may be a method with arguments. */
    private @Nullable Object fields(@Nullable Object start, List<String> names, Calls.Given given, @Nullable Object dot)
            throws EvaluationFailure {
        Object value = start;
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            value = field(value, names.get(i), last ? given : Calls.Given.NOTHING, dot);
        }
        return value;
    }

    private @Nullable Object field(@Nullable Object receiver, String name, Calls.Given given, @Nullable Object dot)
            throws EvaluationFailure {
        context.budget().step();
        if (receiver == Special.MISSING) {
            return Special.MISSING;
        }
        if (receiver == null) {
            throw new EvaluationFailure("nil has no field " + name);
        }
        Optional<GoFunction> method = context.library().method(receiver, name);
        if (method.isPresent()) {
            return calls.call(name, method.get(), given, dot);
        }
        if (!(receiver instanceof Map<?, ?> map)) {
            throw new EvaluationFailure("can't evaluate field " + name + " in type " + GoFormat.typeName(receiver));
        }
        if (!given.isNothing()) {
            throw new EvaluationFailure(name + " is not a method but has arguments");
        }
        Object value = map.get(name);
        return value == null && !map.containsKey(name) ? Special.MISSING : value;
    }
}
