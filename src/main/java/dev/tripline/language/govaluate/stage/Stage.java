package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled part of an expression. Immutable. */
public sealed interface Stage
        permits Chain, ListOf, Signed, Stage.Constant, Stage.Variable, Stage.Member, Stage.Missing {
    /** Where a value could stand but need not. */
    Stage MISSING = new Missing();

    @Nullable
    Object value(Evaluation evaluation) throws EvaluationFailure;

    /**
     * A literal.
     *
     * @param value Boolean, Double, String or a compiled pattern
     */
    record Constant(Object value) implements Stage {
        @Override
        public Object value(Evaluation evaluation) {
            return value;
        }
    }

    record Variable(String name) implements Stage {
        @Override
        public @Nullable Object value(Evaluation evaluation) throws EvaluationFailure {
            return evaluation.parameter(name);
        }
    }

    /** A field of a Go struct, or a method of it. Parameters are never structs, so there is none. */
    record Member(List<String> names, Stage arguments) implements Stage {
        public Member {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable Object value(Evaluation evaluation) throws EvaluationFailure {
            arguments.value(evaluation);
            String name = names.getFirst();
            evaluation.parameter(name);
            throw new EvaluationFailure("\"" + name + "\" has no fields; a name with dots must go in square brackets, ["
                    + String.join(".", names) + "]");
        }
    }

    /** Null. */
    record Missing() implements Stage {
        @Override
        public @Nullable Object value(Evaluation evaluation) {
            return null;
        }
    }
}
