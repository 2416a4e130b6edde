package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.builtin.Arguments;
import dev.tripline.language.expr.builtin.Builtin;
import dev.tripline.language.expr.call.Invocation;
import dev.tripline.language.expr.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of a function. */
public sealed interface Call extends Code {
    private static List<@Nullable Object> values(List<Code> arguments, Frame frame) throws EvaluationFailure {
        List<@Nullable Object> values = new ArrayList<>(arguments.size());
        for (Code argument : arguments) {
            values.add(argument.evaluate(frame));
        }
        return values;
    }

    record OfBuiltin(Builtin builtin, List<Code> arguments, int at) implements Call {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            List<@Nullable Object> values = values(arguments, frame);
            frame.reach(at);
            return builtin.body().call(new Arguments(values, frame.evaluation()));
        }
    }

    /** Of a function that the environment has, or a method. The arguments come first. */
    record OfValue(Code callee, List<Code> arguments, int at) implements Call {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            List<@Nullable Object> values = values(arguments, frame);
            Object function = callee.evaluate(frame);
            if (function == Reach.NOTHING) {
                return function;
            }
            frame.reach(at);
            return Invocation.of(function, values, frame.evaluation());
        }
    }
}
