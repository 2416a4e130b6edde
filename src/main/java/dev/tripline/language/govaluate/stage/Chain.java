package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.govaluate.syntax.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of one level in a row, from the left to the right. A loop, so that long rows need no stack. */
public record Chain(Stage first, List<Link> links) implements Stage {
    /** An operator and what stands on its right. */
    public record Link(Operator operator, Stage right) {}

    public Chain {
        links = List.copyOf(links);
    }

    @Override
    public @Nullable Object value(Evaluation evaluation) throws EvaluationFailure {
        Object left = first.value(evaluation);
        for (Link link : links) {
            evaluation.step();
            left = joined(left, link, evaluation);
        }
        return left;
    }

    private static @Nullable Object joined(@Nullable Object left, Link link, Evaluation evaluation)
            throws EvaluationFailure {
        return switch (link.operator) {
            case AND -> Boolean.FALSE.equals(left) ? left : both(left, link, evaluation);
            case OR -> Boolean.TRUE.equals(left) ? left : both(left, link, evaluation);
            case THEN -> Boolean.FALSE.equals(left) ? null : then(left, link, evaluation);
            case ELSE, COALESCE -> left != null ? left : link.right.value(evaluation);
            default -> Operation.of(left, link.operator, link.right.value(evaluation), evaluation);
        };
    }

    /** The left side did not decide, so the right one does. */
    private static Object both(@Nullable Object left, Link link, Evaluation evaluation) throws EvaluationFailure {
        if (left instanceof Boolean && link.right.value(evaluation) instanceof Boolean right) {
            return right;
        }
        throw new EvaluationFailure(
                "\"" + link.operator.text() + "\" needs two booleans; the left side is " + Words.of(left));
    }

    private static @Nullable Object then(@Nullable Object left, Link link, Evaluation evaluation)
            throws EvaluationFailure {
        if (left instanceof Boolean) {
            return link.right.value(evaluation);
        }
        throw new EvaluationFailure("\"?\" needs a boolean, not " + Words.of(left));
    }
}
