package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of one mapping while it is read: duplicates named, merges done in document order as Go's yaml.v2 does. */
final class Members {
    private final Problems problems;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Position> keys = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    Members(Problems problems, String path) {
        this.problems = problems;
        this.path = path;
    }

    void put(String name, Node value, Position keyAt) {
        if (!written.add(name)) {
            Position first = keys.getOrDefault(name, Position.NONE);
            problems.error(
                    YamlDocuments.DUPLICATE_KEY,
                    "the key \"" + name + "\" is there twice, first in line " + first.line(),
                    keyAt,
                    path.isEmpty() ? name : path + "." + name,
                    "keep one of them");
            return;
        }
        values.put(name, value);
        keys.put(name, keyAt);
    }

    /** What is merged wins over what stands before it and loses to what comes after; in a list, the first wins. */
    void merge(Node source, Position keyAt) {
        List<Node> sources = source instanceof Node.Seq seq ? seq.items().reversed() : List.of(source);
        for (Node one : sources) {
            if (one instanceof Node.Obj obj) {
                values.putAll(obj.members());
                keys.putAll(obj.keys());
            } else {
                problems.error(
                        YamlDocuments.VALUE,
                        "\"<<\" takes an object or a list of objects, this is " + one.shape(),
                        keyAt,
                        path,
                        "");
            }
        }
    }

    Node.Obj toObj(Position at) {
        return new Node.Obj(values, keys, at);
    }
}
