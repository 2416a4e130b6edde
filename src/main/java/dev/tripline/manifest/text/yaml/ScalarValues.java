package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Scalars with their tags, and scalars as keys, to what JSON can hold. Complains where it cannot. */
final class ScalarValues {
    private static final String CORE = "tag:yaml.org,2002:";
    private final Problems problems;

    ScalarValues(Problems problems) {
        this.problems = problems;
    }

    Node value(ScalarNode scalar, Position at, String path) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
            return new Node.Text(text, at);
        }
        if (!tag.equals(BoundedComposer.PLAIN) && !isScalarTag(tag)) {
            unknownTag(tag, at, path);
            return new Node.Nothing(at);
        }
        if (PlainScalars.isEndless(text)) {
            problems.error(
                    YamlDocuments.VALUE, "\"" + text + "\" is not a finite number", at, path, "quote it if it is text");
            return new Node.Nothing(at);
        }
        Node plain = PlainScalars.read(text, at);
        if (!tag.equals(BoundedComposer.PLAIN) && !fits(tag, plain)) {
            problems.error(YamlDocuments.VALUE, "the value is " + plain.shape() + ", not " + show(tag), at, path, "");
        }
        return plain;
    }

    boolean isMerge(org.yaml.snakeyaml.nodes.Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getValue().equals("<<")
                && (scalar.getTag().equals(BoundedComposer.PLAIN)
                        || scalar.getTag().equals(Tag.MERGE));
    }

    /** A key as text: numbers in decimal, booleans as true and false, as Go does it. */
    String key(org.yaml.snakeyaml.nodes.Node key, Position at, String path) {
        Node value = key instanceof ScalarNode scalar ? value(scalar, at, path) : Node.Obj.empty(at);
        return switch (value) {
            case Node.Text text -> text.value();
            case Node.Num num -> num.value().toPlainString();
            case Node.Bool bool -> {
                String word = ((ScalarNode) key).getValue();
                if (!word.equalsIgnoreCase(String.valueOf(bool.value()))) {
                    problems.warning(
                            YamlDocuments.BOOLEAN_KEY,
                            "the key " + word + " means " + bool.value() + " in YAML 1.1",
                            at,
                            path,
                            "quote it: \"" + word + "\"");
                }
                yield String.valueOf(bool.value());
            }
            default -> {
                problems.error(YamlDocuments.VALUE, "a key must be text", at, path, "quote it");
                yield "";
            }
        };
    }

    void requireTag(org.yaml.snakeyaml.nodes.Node node, Tag tag, Position at, String path) {
        if (!node.getTag().equals(tag)) {
            unknownTag(node.getTag(), at, path);
        }
    }

    private void unknownTag(Tag tag, Position at, String path) {
        problems.error(
                YamlDocuments.TAG,
                "the tag " + show(tag) + " is not supported",
                at,
                path,
                "write the value without it");
    }

    private static boolean isScalarTag(Tag tag) {
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL) || tag.equals(Tag.NULL);
    }

    private static boolean fits(Tag tag, Node value) {
        return switch (value) {
            case Node.Num num ->
                tag.equals(Tag.FLOAT) || (tag.equals(Tag.INT) && num.value().scale() <= 0);
            case Node.Bool bool -> tag.equals(Tag.BOOL);
            case Node.Nothing nothing -> tag.equals(Tag.NULL);
            default -> false;
        };
    }

    private static String show(Tag tag) {
        String value = tag.getValue();
        return value.startsWith(CORE) ? "!!" + value.substring(CORE.length()) : value;
    }
}
