package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.expr.value.Access;
import dev.tripline.language.expr.value.Equality;
import org.jspecify.annotations.Nullable;

/** Into a value. */
public sealed interface Reach extends Code {
    /** What a chain gives from the missing target on up to its end. Never leaves the chain. */
    Object NOTHING = new Object();

    /**
     * @param optional whether a nil target ends the chain
     */
    record Member(Code target, Code key, boolean optional, int at) implements Reach {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            Object value = target.evaluate(frame);
            if (value == NOTHING || optional && Equality.isNil(value)) {
                return NOTHING;
            }
            Object name = key.evaluate(frame);
            frame.reach(at);
            return Access.member(value, name, frame.evaluation());
        }
    }

    record Chain(Code link) implements Reach {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            Object value = link.evaluate(frame);
            return value == NOTHING ? null : value;
        }
    }

    /**
     * @param to without it, to the end
     */
    record Slice(Code target, Code from, @Nullable Code to, int at) implements Reach {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = target.evaluate(frame);
            frame.reach(at);
            Object end = to == null ? (Object) Access.length(value, frame.evaluation()) : to.evaluate(frame);
            Object start = from.evaluate(frame);
            frame.reach(at);
            return Access.slice(value, start, end, frame.evaluation());
        }
    }
}
