package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Position;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** SnakeYAML's tree of nodes with marks, for a text of several documents; too deep a nesting is refused where it happens. */
final class BoundedComposer extends Composer {
    static final int MAX_DEPTH = 64;

    /** Marks a scalar without quotes and tag: what it means is for {@link PlainScalars} to say, not for SnakeYAML. */
    static final Tag PLAIN = new Tag("tripline:plain");

    private final String file;
    private int depth;

    private BoundedComposer(String file, String text, LoaderOptions options) {
        super(new ParserImpl(new StreamReader(text), options), new NoGuessing(), options);
        this.file = file;
    }

    static BoundedComposer of(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(MAX_DEPTH * 2);
        options.setProcessComments(false);
        options.setTagInspector(tag -> true); // nothing is constructed here; ScalarValues refuses tags with their place
        return new BoundedComposer(file, text, options);
    }

    static Position position(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    protected Node composeSequenceNode(String anchor) {
        return nested(() -> super.composeSequenceNode(anchor));
    }

    @Override
    protected Node composeMappingNode(String anchor) {
        return nested(() -> super.composeMappingNode(anchor));
    }

    private Node nested(Supplier<Node> composed) {
        if (++depth > MAX_DEPTH) {
            Position at = position(file, parser.peekEvent().getStartMark());
            throw new LimitReached("nested deeper than " + MAX_DEPTH + " levels", at, "", "");
        }
        Node node = composed.get();
        depth--;
        return node;
    }

    private static final class NoGuessing extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: a plain scalar stays text here
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            if (kind == NodeId.scalar) {
                return implicit ? PLAIN : Tag.STR;
            }
            return super.resolve(kind, value, implicit);
        }
    }
}
