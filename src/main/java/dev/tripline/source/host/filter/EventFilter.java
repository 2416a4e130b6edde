package dev.tripline.source.host.filter;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.expr.Expr;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.path.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code filter.expression} of one event of an event source (source specification 0.1), compiled once. The names of the
 * expression are the members of the body, as {@link EventNames} has them. Immutable, safe for any thread.
 */
public final class EventFilter {
    private final @Nullable Expr expression;
    private final String problem;

    private EventFilter(@Nullable Expr expression, String problem) {
        this.expression = expression;
        this.problem = problem;
    }

    /** Never fails: what is no program, the empty text too, is a filter that fails for every body and says so. */
    public static EventFilter compile(String expression) {
        try {
            return new EventFilter(Expr.compile(expression), "");
        } catch (BadProgram e) {
            String problem = expression.isBlank() ? "filter without an expression" : e.reason();
            return new EventFilter(null, problem);
        }
    }

    /** Why this filter lets nothing through, whatever the body; for those who load manifests. */
    public Optional<String> problem() {
        return expression == null ? Optional.of(problem) : Optional.empty();
    }

    /**
     * @param body must be a JSON object; null counts as one without members
     * @param world for what asks for the time, or for chance
     */
    public Verdict judge(Json body, World world) {
        if (expression == null) {
            return new Verdict.Failed(problem);
        }
        try {
            return verdict(expression.evaluate(names(body), world));
        } catch (EvaluationFailure e) {
            return new Verdict.Failed(e.reason());
        }
    }

    private static Map<String, @Nullable Object> names(Json body) throws EvaluationFailure {
        return switch (GoJson.unmarshal(body.text())) {
            case null -> Map.of();
            case Map<?, ?> members -> EventNames.of(members);
            case Object other -> throw new EvaluationFailure("the body is not a JSON object");
        };
    }

    private static Verdict verdict(@Nullable Object result) {
        return switch (result) {
            case Boolean passes -> passes ? Verdict.Decided.PASSED : Verdict.Decided.REJECTED;
            case null -> new Verdict.Failed("the result is nil, not a bool");
            default -> new Verdict.Failed("the result is not a bool, but a " + kind(result));
        };
    }

    private static String kind(Object result) {
        return switch (result) {
            case String text -> "string";
            case Number number -> "number";
            case Iterable<?> list -> "list";
            case Map<?, ?> map -> "map";
            default -> "value of another type";
        };
    }
}
