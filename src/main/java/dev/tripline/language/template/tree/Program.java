package dev.tripline.language.template.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template with those that it defines.
 *
 * @param functions the names of all functions that occur
 */
public record Program(List<Node> body, Map<String, List<Node>> definitions, Set<String> functions) {
    public Program {
        body = List.copyOf(body);
        definitions = Map.copyOf(new HashMap<>(definitions));
        functions = Set.copyOf(functions);
    }
}
