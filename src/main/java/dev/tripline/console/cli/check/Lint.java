package dev.tripline.console.cli.check;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import dev.tripline.runtime.deploy.ArgoWords;
import dev.tripline.source.host.plan.SourcePlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks document by document and reports in the words of Argo Events' lint (source specification 8.4). */
final class Lint {
    /** Argo Events splits here and nowhere else, and counts empty pieces. */
    private static final String SEPARATOR = "\n---\n";

    private static final Set<String> KINDS = Set.of(Manifest.EVENT_SOURCE, Manifest.SENSOR);

    private static final Set<String> UNDECODABLE = Set.of(Binder.WRONG_SHAPE, SourcePlan.WRONG_SHAPE);

    private final ManifestCheck check;
    private final PrintWriter out;
    private boolean failed;

    Lint(ManifestCheck check, PrintWriter out) {
        this.check = check;
        this.out = out;
    }

    /** Whether anything was wrong so far. */
    boolean failed() {
        return failed;
    }

    /** Reports each EventSource and Sensor of the text; everything else is skipped without a word, broken YAML as well. */
    void file(String name, String text) {
        List<String> pieces = split(text);
        for (int i = 0; i < pieces.size(); i++) {
            piece(pieces.size() > 1 ? name + " (document " + (i + 1) + ")" : name, pieces.get(i));
        }
    }

    private static List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, begin)) {
            pieces.add(text.substring(begin, end));
            begin = end + SEPARATOR.length();
        }
        pieces.add(text.substring(begin));
        return pieces;
    }

    /** One document as a rule; several where the lines between them have blanks or carriage returns. */
    private void piece(String name, String text) {
        Problems reading = new Problems();
        for (Node document : YamlDocuments.read(name, text, reading)) {
            if (document instanceof Node.Obj root
                    && root.get("kind").orElse(root) instanceof Node.Text kind
                    && KINDS.contains(kind.value())) {
                document(name, kind.value(), root, reading);
            }
        }
    }

    private void document(String name, String kind, Node.Obj root, Problems reading) {
        Problems undecodable = new Problems();
        undecodable.addAll(reading);
        List<Manifest> manifests = YamlReader.of(List.of(root), undecodable).manifests();
        Problems found = new Problems();
        if (!manifests.isEmpty()) {
            found = check.check(manifests);
            found.all().stream()
                    .filter(problem -> UNDECODABLE.contains(problem.code()))
                    .forEach(undecodable::add);
        }
        Optional<Problem> broken =
                undecodable.all().stream().filter(Problem::isError).findFirst();
        List<Problem> complaints = found.all();
        Optional<String> error =
                manifests.stream().findFirst().flatMap(manifest -> new ArgoWords(manifest).first(complaints));
        failed |= broken.isPresent() || error.isPresent() || manifests.isEmpty();
        if (broken.isPresent() || manifests.isEmpty()) {
            out.println("✗ " + name + ": Failed to decode");
            out.println("  Error: "
                    + broken.map(Lint::placed).orElse("no kind \"" + kind + "\" is served in this apiVersion"));
        } else if (error.isPresent()) {
            out.println("✗ " + name + ": " + kind + " validation failed");
            out.println("  Error: " + error.get());
        } else {
            out.println("✓ " + name + ": " + kind + " is valid");
        }
    }

    private static String placed(Problem problem) {
        return (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.message();
    }
}
