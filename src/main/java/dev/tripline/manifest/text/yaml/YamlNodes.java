package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One document's tree from SnakeYAML's nodes. Aliased parts are shared, not copied; how big and how deep the tree would
 * be if they were copied is bounded, since its readers walk it all.
 */
final class YamlNodes {
    static final int MAX_ALIASES = 50;
    private static final long MAX_WEIGHT = 32L * 1024 * 1024;

    /** A finished part: its weight in characters and its height, both with aliases written out. */
    private record Part(Node node, long weight, int height) {}

    private final String file;
    private final Problems problems;
    private final ScalarValues scalars;
    private final Map<org.yaml.snakeyaml.nodes.Node, Part> parts = new IdentityHashMap<>();
    private final Set<org.yaml.snakeyaml.nodes.Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int aliases;

    private YamlNodes(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.scalars = new ScalarValues(problems);
    }

    /** @throws LimitReached when the document goes over a limit */
    static Node convert(String file, org.yaml.snakeyaml.nodes.Node root, Problems problems) {
        return new YamlNodes(file, problems).part(root, "", 1).node();
    }

    private Part part(org.yaml.snakeyaml.nodes.Node yaml, String path, int depth) {
        org.yaml.snakeyaml.nodes.Node node = yaml instanceof AnchorNode anchor ? anchor.getRealNode() : yaml;
        Position at = BoundedComposer.position(file, node.getStartMark());
        if (open.contains(node)) {
            throw new LimitReached("a value contains itself through an alias", at, path, "");
        }
        Part known = parts.get(node);
        if (known != null) {
            return again(known, at, path, depth);
        }
        open.add(node);
        Part part = switch (node) {
            case MappingNode mapping -> mapping(mapping, at, path, depth);
            case SequenceNode sequence -> sequence(sequence, at, path, depth);
            case ScalarNode scalar ->
                new Part(scalars.value(scalar, at, path), 8L + scalar.getValue().length(), 0);
            default -> new Part(new Node.Nothing(at), 8, 0);
        };
        open.remove(node);
        parts.put(node, part);
        if (aliases > 0 && part.weight() > MAX_WEIGHT) {
            throw new LimitReached("aliases make the document too big", at, path, "write it with fewer aliases");
        }
        return part;
    }

    private Part again(Part known, Position at, String path, int depth) {
        if (++aliases > MAX_ALIASES) {
            throw new LimitReached(
                    "more than " + MAX_ALIASES + " aliases; one too many is of the value here", at, path, "");
        }
        if (depth + known.height() > BoundedComposer.MAX_DEPTH) {
            throw new LimitReached(
                    "nested deeper than " + BoundedComposer.MAX_DEPTH + " levels through an alias", at, path, "");
        }
        return known;
    }

    private Part sequence(SequenceNode sequence, Position at, String path, int depth) {
        scalars.requireTag(sequence, Tag.SEQ, at, path);
        List<Node> items = new ArrayList<>();
        long weight = 8;
        int height = 0;
        for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
            Part part = part(item, path + "[" + items.size() + "]", depth + 1);
            items.add(part.node());
            weight += part.weight();
            height = Math.max(height, part.height());
        }
        return new Part(new Node.Seq(items, at), weight, height + 1);
    }

    private Part mapping(MappingNode mapping, Position at, String path, int depth) {
        scalars.requireTag(mapping, Tag.MAP, at, path);
        Members members = new Members(problems, path);
        long weight = 8;
        int height = 0;
        for (var tuple : mapping.getValue()) {
            org.yaml.snakeyaml.nodes.Node key = tuple.getKeyNode();
            Position keyAt = BoundedComposer.position(file, key.getStartMark());
            boolean merge = scalars.isMerge(key);
            String name = merge ? "<<" : scalars.key(key, keyAt, path);
            Part part = part(tuple.getValueNode(), path.isEmpty() ? name : path + "." + name, depth + 1);
            weight += part.weight() + name.length();
            height = Math.max(height, part.height());
            if (merge) {
                members.merge(part.node(), keyAt);
            } else {
                members.put(name, part.node(), keyAt);
            }
        }
        return new Part(members.toObj(at), weight, height + 1);
    }
}
