package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What the parser complains about, in words for people who write manifests. Never quotes the document. */
final class SyntaxErrors {
    /** @param atContext the place where the unfinished thing began says more than where the parser gave up */
    private record Saying(String sign, String message, String hint, boolean atContext) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying("'\\t(TAB)'", "a tab where spaces are needed", "use spaces", false),
            new Saying(
                    "cannot start any token",
                    "a value cannot begin with this character",
                    "put the value in quotes",
                    false),
            new Saying(
                    "mapping values are not allowed here",
                    "a \":\" where no key can be",
                    "check the indentation, or quote a text that holds \": \"",
                    false),
            new Saying(
                    "could not find expected ':'",
                    "a line that is neither \"key: value\" nor part of a text",
                    "add the \":\", or check the indentation and the quotes above",
                    true),
            new Saying("found undefined alias", "an alias for which there is no anchor before it", "", false),
            new Saying(
                    "unknown escape character",
                    "an unknown escape in a double-quoted text",
                    "use single quotes, or \\\\ for a backslash",
                    false),
            new Saying("unexpected end of stream", "a quoted text that is never closed", "add the closing quote", true),
            new Saying(
                    "unexpected document separator",
                    "a quoted text that is never closed",
                    "add the closing quote",
                    true),
            new Saying("expected ',' or ']'", "a list in [ ] that is not closed, or lacks a comma", "", false),
            new Saying("expected ',' or '}'", "an object in { } that is not closed, or lacks a comma", "", false),
            new Saying(
                    "expected <block end>",
                    "the indentation does not fit the lines above",
                    "align it with its siblings",
                    false),
            new Saying(
                    "sequence entries are not allowed here",
                    "a list item \"-\" where none can be",
                    "put it on a line of its own",
                    false),
            new Saying("found duplicate anchor", "an anchor that is there twice", "", false),
            new Saying(
                    "expected '<document start>'",
                    "text after the end of the document",
                    "check the indentation",
                    false));

    private SyntaxErrors() {}

    static Problem problem(String file, YAMLException e) {
        if (!(e instanceof MarkedYAMLException marked)) {
            return Problem.error(YamlDocuments.SYNTAX, "not valid YAML", new Position(file, 0, 0), "", "");
        }
        String reason = Optional.ofNullable(marked.getProblem()).orElse("");
        Saying saying = SAYINGS.stream()
                .filter(s -> reason.contains(s.sign()))
                .findFirst()
                .orElseGet(() -> new Saying("", "not valid YAML: " + reason, "", false));
        Optional<Mark> begun = Optional.ofNullable(marked.getContextMark());
        Optional<Mark> found = Optional.ofNullable(marked.getProblemMark());
        Optional<Mark> mark = saying.atContext() ? begun.or(() -> found) : found.or(() -> begun);
        Position at = mark.map(m -> BoundedComposer.position(file, m)).orElse(new Position(file, 0, 0));
        return Problem.error(YamlDocuments.SYNTAX, saying.message(), at, "", saying.hint());
    }
}
