package dev.tripline.language.expr.builtin;

import dev.tripline.language.expr.syntax.Parser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All of them by name. */
public final class Builtins {
    private static final Map<String, Builtin> BY_NAME = byName();

    private static final Set<String> NAMES = withPredicates();

    private Builtins() {}

    private static Map<String, Builtin> byName() {
        Map<String, Builtin> all = new HashMap<>();
        List.of(
                        TextFunctions.all(),
                        Pieces.all(),
                        NumberFunctions.all(),
                        Statistics.all(),
                        ListFunctions.all(),
                        Sorting.all(),
                        CodecFunctions.all())
                .forEach(all::putAll);
        return Map.copyOf(all);
    }

    private static Set<String> withPredicates() {
        Set<String> names = new HashSet<>(BY_NAME.keySet());
        names.addAll(Parser.PREDICATES);
        return Set.copyOf(names);
    }

    /** With those that take a closure. */
    public static Set<String> names() {
        return NAMES;
    }

    public static @Nullable Builtin find(String name) {
        return BY_NAME.get(name);
    }
}
