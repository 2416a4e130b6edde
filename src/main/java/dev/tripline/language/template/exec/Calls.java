package dev.tripline.language.template.exec;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import dev.tripline.language.template.builtin.Callee;
import dev.tripline.language.template.builtin.Special;
import dev.tripline.language.template.builtin.Truth;
import dev.tripline.language.template.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions and methods: counts and evaluates their arguments, and calls them. */
final class Calls {
    private final Context context;
    private final Evaluation evaluation;
    private final Arguments arguments;

    Calls(Context context, Evaluation evaluation) {
        this.context = context;
        this.evaluation = evaluation;
        this.arguments = new Arguments(evaluation);
    }

    /**
     * What a call is given.
     *
     * @param words the arguments that stand behind the name
     * @param piped the last argument when it comes through the pipe, else {@link Special#NO_ARGUMENT}
     */
    record Given(List<Operand> words, Object piped) {
        static final Given NOTHING = new Given(List.of(), Special.NO_ARGUMENT);

        boolean isNothing() {
            return words.isEmpty() && !isPiped();
        }

        boolean isPiped() {
            return piped != Special.NO_ARGUMENT;
        }

        int count() {
            return words.size() + (isPiped() ? 1 : 0);
        }
    }

    @Nullable
    Object call(String name, Given given, @Nullable Object dot) throws EvaluationFailure {
        Callee callee = context.library().functions().get(name);
        return switch (callee) {
            case Callee.Typed typed -> {
                context.budget().spend(typed.steps());
                yield call(name, typed.function(), given, dot);
            }
            case Callee.Raw raw -> raw(name, raw, given, dot);
            case Callee.ShortCircuit logic -> shortCircuit(name, logic, given, dot);
            case null -> throw new EvaluationFailure("function \"" + name + "\" not defined");
        };
    }

    private static void count(String name, int wanted, boolean variadic, int given) throws EvaluationFailure {
        if (variadic ? given < wanted : given != wanted) {
            throw new EvaluationFailure("wrong number of args for " + name + ": want " + (variadic ? "at least " : "")
                    + wanted + " got " + given);
        }
    }

    private @Nullable Object shortCircuit(String name, Callee.ShortCircuit logic, Given given, @Nullable Object dot)
            throws EvaluationFailure {
        count(name, 1, true, given.count());
        Object value = Special.MISSING;
        for (Operand word : given.words()) {
            value = asIs(word, dot);
            if (Truth.of(value) == logic.stopsAt()) {
                return value;
            }
        }
        return given.isPiped() ? given.piped() : value;
    }

    /** Without a type to fit; here nil is no value at all. */
    private @Nullable Object asIs(Operand word, @Nullable Object dot) throws EvaluationFailure {
        return word instanceof Operand.Nil ? Special.MISSING : evaluation.operand(word, dot);
    }

    private @Nullable Object raw(String name, Callee.Raw raw, Given given, @Nullable Object dot)
            throws EvaluationFailure {
        count(name, raw.atLeast(), raw.variadic(), given.count());
        List<@Nullable Object> values = new ArrayList<>(given.count());
        for (Operand word : given.words()) {
            values.add(asIs(word, dot));
        }
        if (given.isPiped()) {
            values.add(given.piped());
        }
        for (Object value : values) {
            context.budget().value(value);
        }
        try {
            return raw.body().call(values);
        } catch (EvaluationFailure e) {
            throw calling(name, e);
        }
    }

    @Nullable
    Object call(String name, GoFunction function, Given given, @Nullable Object dot) throws EvaluationFailure {
        List<GoType> types = function.parameters();
        int fixed = function.variadic() ? types.size() - 1 : types.size();
        count(name, fixed, function.variadic(), given.count());
        List<@Nullable Object> values = new ArrayList<>(given.count());
        for (Operand word : given.words()) {
            values.add(arguments.fit(word, types.get(Math.min(values.size(), types.size() - 1)), dot));
        }
        if (given.isPiped()) {
            values.add(Arguments.fit(given.piped(), types.get(Math.min(values.size(), types.size() - 1))));
        }
        for (Object value : values) {
            context.budget().value(value);
        }
        Object result = invoke(name, function, values);
        context.budget().value(result);
        return result;
    }

    /** What would be a panic in Go is an error to templates. */
    private @Nullable Object invoke(String name, GoFunction function, List<@Nullable Object> values)
            throws EvaluationFailure {
        try {
            return function.body().call(values, context.world());
        } catch (EvaluationFailure e) {
            throw calling(name, e);
        } catch (RuntimeException e) {
            String message = e.getMessage();
            throw calling(
                    name, new EvaluationFailure(message == null ? e.getClass().getSimpleName() : message));
        }
    }

    private static EvaluationFailure calling(String name, EvaluationFailure cause) {
        String reason = "error calling " + name + ": " + cause.reason();
        return cause.isOverBudget() ? EvaluationFailure.overBudget(reason) : new EvaluationFailure(reason);
    }
}
