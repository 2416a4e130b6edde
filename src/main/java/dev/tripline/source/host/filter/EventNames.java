package dev.tripline.source.host.filter;

import dev.tripline.language.EvaluationFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The members of a body as an expression can name them: {@code -} becomes {@code _}, and {@code "a.b": 1} becomes {@code a:
 * {b: 1}}. A member that has such members below it, as {@code a} beside {@code a.b}, is left out. Only the names at the top are
 * changed.
 */
final class EventNames {
    private static final int DEEPEST = 1000;

    private EventNames() {}

    static Map<String, @Nullable Object> of(Map<?, ?> body) throws EvaluationFailure {
        return expanded(withoutParents(withUnderscores(body)));
    }

    /** Of two that become one, the one that had that name before. */
    static Map<String, @Nullable Object> withUnderscores(Map<?, ?> body) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        body.forEach((key, value) -> {
            String name = String.valueOf(key);
            String changed = name.replace('-', '_');
            if (changed.equals(name) || !body.containsKey(changed)) {
                names.put(changed, value);
            }
        });
        return names;
    }

    static Map<String, @Nullable Object> withoutParents(Map<String, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(members);
        if (members.keySet().stream().noneMatch(name -> name.contains("."))) {
            return rest;
        }
        NavigableSet<String> sorted = new TreeSet<>(members.keySet());
        rest.keySet().removeIf(name -> {
            String child = sorted.ceiling(name + ".");
            return child != null && child.startsWith(name + ".");
        });
        return rest;
    }

    /**
     * @param members of which none is above another
     */
    static Map<String, @Nullable Object> expanded(Map<String, ? extends @Nullable Object> members)
            throws EvaluationFailure {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends @Nullable Object> member : members.entrySet()) {
            if (member.getKey().contains(".")) {
                put(tree, member.getKey().split("\\.", -1), member.getValue());
            } else {
                tree.put(member.getKey(), member.getValue());
            }
        }
        return Collections.unmodifiableMap(tree);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, @Nullable Object> tree, String[] names, @Nullable Object value)
            throws EvaluationFailure {
        if (names.length > DEEPEST) {
            throw EvaluationFailure.overBudget("a name of more than " + DEEPEST + " parts");
        }
        Map<String, @Nullable Object> branch = tree;
        for (int i = 0; i < names.length - 1; i++) {
            branch = (Map<String, @Nullable Object>)
                    branch.computeIfAbsent(names[i], none -> new LinkedHashMap<String, @Nullable Object>());
        }
        branch.put(names[names.length - 1], value);
    }
}
