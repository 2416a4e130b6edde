package dev.tripline.language.path.eval;

import dev.tripline.language.path.modifier.Modifier;
import dev.tripline.language.path.modifier.Modifiers;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Scan;
import dev.tripline.language.path.text.Slice;
import java.util.Optional;

/** {@code @name:argument}: the region made over. */
record ModifierCall(Modifier modifier, String argument, Optional<Route> then) implements Form {
    private static final String DIG = "dig";

    static Optional<Form> parse(String path) {
        int end = separator(path, 1, ".|:");
        Optional<Modifier> modifier = find(path.substring(1, end));
        if (modifier.isEmpty()) {
            return Optional.empty();
        }
        int from = end;
        if (end < path.length() && path.charAt(end) == ':') {
            from = end + 1;
            end = argumentEnd(path, from);
        }
        String argument = path.substring(from, end);
        Modifier chosen = path.startsWith(DIG, 1) ? digging(argument) : modifier.get();
        return Optional.of(new ModifierCall(chosen, argument, Route.follow(path.substring(end))));
    }

    /** Whether a dot before this text pipes: a modifier's name comes, or a multipath. */
    static boolean pipes(String path, int from) {
        return switch (path.charAt(from)) {
            case '[', '{' -> true;
            case '@' ->
                find(path.substring(from + 1, separator(path, from + 1, ".|:"))).isPresent();
            default -> false;
        };
    }

    static int separator(String path, int from, String any) {
        int i = from;
        while (i < path.length() && any.indexOf(path.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static Optional<Modifier> find(String name) {
        return name.equals(DIG) ? Optional.of(digging("")) : Modifiers.find(name);
    }

    private static Modifier digging(String path) {
        Dig dig = new Dig(Route.of(path));
        return (region, argument, budget) -> dig.in(region, budget);
    }

    /** JSON ends with its bracket or quote; other text runs to a pipe outside of brackets. */
    private static int argumentEnd(String path, int from) {
        if (from < path.length() && "{[\"".indexOf(path.charAt(from)) >= 0) {
            return balanced(path, from);
        }
        int i = from;
        while (i < path.length() && path.charAt(i) != '|') {
            i = "{[\"(".indexOf(path.charAt(i)) >= 0 ? balanced(path, i) : i + 1;
        }
        return i;
    }

    private static int balanced(String path, int from) {
        if (path.charAt(from) != '"') {
            return Scan.nest(path, from, path.length());
        }
        int close = Scan.string(path, from + 1, path.length());
        return close < 0 ? path.length() : close;
    }

    @Override
    public Found get(Slice region, Budget budget) {
        budget.spend(region.length());
        return Form.continueIn(modifier.apply(region, argument, budget), then, budget);
    }
}
