package dev.tripline.sensor.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A trigger's condition over dependency names (sensor specification 4.1), compiled. Immutable, thread-safe.
 *
 * <pre>
 * or    = and { "||" and }
 * and   = unit { "&amp;&amp;" unit }
 * unit  = name | "(" or ")"
 * name  = [A-Za-z0-9_-]+, where - and _ are the same
 * </pre>
 */
public final class Condition {
    private static final int DEEPEST = 64;

    private sealed interface Term {
        boolean holds(Predicate<String> there);
    }

    private record Name(String dependency) implements Term {
        @Override
        public boolean holds(Predicate<String> there) {
            return there.test(dependency);
        }
    }

    private record All(List<Term> terms) implements Term {
        @Override
        public boolean holds(Predicate<String> there) {
            return terms.stream().allMatch(term -> term.holds(there));
        }
    }

    private record Any(List<Term> terms) implements Term {
        @Override
        public boolean holds(Predicate<String> there) {
            return terms.stream().anyMatch(term -> term.holds(there));
        }
    }

    private final String text;
    private final Term root;
    private final List<String> dependencies;
    private final boolean direct;

    private Condition(String text, Term root, List<String> dependencies) {
        this.text = text;
        this.root = root;
        this.dependencies = dependencies;
        this.direct = text.indexOf('&') < 0;
    }

    /** The condition of a trigger that has none of its own: all dependencies together. */
    public static Condition all(List<String> dependencies) {
        List<Term> names = dependencies.stream().<Term>map(Name::new).toList();
        return new Condition(String.join("&&", dependencies), new All(names), List.copyOf(dependencies));
    }

    /**
     * @param known the sensor's dependency names; of two that differ only in - and _ the later one is meant
     * @throws BadCondition saying what is wrong and what to do
     */
    public static Condition compile(String text, List<String> known) throws BadCondition {
        ConditionTokens tokens = new ConditionTokens(text, known);
        Set<String> used = new LinkedHashSet<>();
        StringBuilder shown = new StringBuilder();
        Term root = any(tokens, used, shown, 0);
        tokens.end();
        return new Condition(shown.toString(), root, List.copyOf(used));
    }

    private static Term any(ConditionTokens tokens, Set<String> used, StringBuilder shown, int depth)
            throws BadCondition {
        List<Term> terms = new ArrayList<>();
        terms.add(both(tokens, used, shown, depth));
        while (tokens.take("||")) {
            shown.append("||");
            terms.add(both(tokens, used, shown, depth));
        }
        return terms.size() == 1 ? terms.getFirst() : new Any(List.copyOf(terms));
    }

    private static Term both(ConditionTokens tokens, Set<String> used, StringBuilder shown, int depth)
            throws BadCondition {
        List<Term> terms = new ArrayList<>();
        terms.add(unit(tokens, used, shown, depth));
        while (tokens.take("&&")) {
            shown.append("&&");
            terms.add(unit(tokens, used, shown, depth));
        }
        return terms.size() == 1 ? terms.getFirst() : new All(List.copyOf(terms));
    }

    private static Term unit(ConditionTokens tokens, Set<String> used, StringBuilder shown, int depth)
            throws BadCondition {
        if (depth > DEEPEST) {
            throw new BadCondition("parentheses are nested deeper than " + DEEPEST);
        }
        if (tokens.take("(")) {
            shown.append('(');
            Term inner = any(tokens, used, shown, depth + 1);
            tokens.expect(")");
            shown.append(')');
            return inner;
        }
        String dependency = tokens.name();
        used.add(dependency);
        shown.append(dependency);
        return new Name(dependency);
    }

    /** With real names and without spaces, as Argo Events logs it. */
    public String text() {
        return text;
    }

    /** Which dependencies take part, in the order of their first mention. */
    public List<String> dependencies() {
        return dependencies;
    }

    /** True when no event waits for another: every event of every dependency fires by itself. */
    public boolean isDirect() {
        return direct;
    }

    /** Does it hold when these are there? */
    public boolean holds(Map<String, ?> there) {
        return root.holds(there::containsKey);
    }
}
