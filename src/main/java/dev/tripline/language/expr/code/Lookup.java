package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something by its name. */
public sealed interface Lookup extends Code {
    /** Of the environment; what is not there is nil. */
    record Name(String name) implements Lookup {
        @Override
        public @Nullable Object run(Frame frame) {
            return frame.named(name);
        }
    }

    /**
     * {@code $env}.
     *
     * @param above what every environment has
     */
    record Environment(Map<String, ?> above) implements Lookup {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            return frame.whole(above);
        }
    }

    record Variable(int slot) implements Lookup {
        @Override
        public @Nullable Object run(Frame frame) {
            return frame.variable(slot);
        }
    }

    record Let(int slot, Code value, Code body) implements Lookup {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            frame.set(slot, value.evaluate(frame));
            return body.evaluate(frame);
        }
    }

    /** {@code #}. */
    record Item(int at) implements Lookup {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            frame.reach(at);
            return frame.scope().item();
        }
    }

    /** {@code #index}. */
    record Index() implements Lookup {
        @Override
        public Object run(Frame frame) {
            return (long) frame.scope().index();
        }
    }

    /** {@code #acc}. */
    record Accumulator() implements Lookup {
        @Override
        public @Nullable Object run(Frame frame) {
            return frame.scope().accumulator();
        }
    }
}
