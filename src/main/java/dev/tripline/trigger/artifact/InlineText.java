package dev.tripline.trigger.artifact;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.FromText;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The text of {@code source.inline}: YAML or JSON whose first document is the object. Read when the manifest is applied; what
 * cannot be read makes every attempt fail, as in Argo Events. Equal by its text; safe for any thread.
 */
@FromText
@RegisterForReflection
public final class InlineText {
    private final String text;
    private final Optional<Node.Obj> object;
    private final String problem;

    private InlineText(String text) {
        Problems problems = new Problems();
        List<Node> documents = YamlDocuments.read("inline", text, problems);
        this.text = text;
        this.object = documents.stream()
                .limit(1)
                .filter(Node.Obj.class::isInstance)
                .map(Node.Obj.class::cast)
                .findFirst();
        this.problem = problems.all().stream()
                .filter(Problem::isError)
                .findFirst()
                .map(error -> error.message() + " (line " + error.at().line() + " of the text)")
                .orElse(object.isEmpty() ? "its first document is no object" : "");
    }

    public static InlineText of(String text) {
        return new InlineText(text);
    }

    /** Empty when the text cannot be read. */
    public Optional<Node.Obj> object() {
        return problem.isEmpty() ? object : Optional.empty();
    }

    /** Why the text cannot be read; empty when it can. */
    public String problem() {
        return problem;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InlineText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
