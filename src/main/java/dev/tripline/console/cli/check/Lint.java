package dev.tripline.console.cli.check;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.YamlReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks document by document and reports in the words of Argo Events' lint (source specification 8.4). */
final class Lint {
    /** Argo Events splits on this line, wherever it stands. */
    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---[ \\t]*\\r?$\\n?");

    private static final Set<String> KINDS = Set.of(Manifest.EVENT_SOURCE, Manifest.SENSOR);

    private final ManifestCheck check;
    private final PrintWriter out;
    private boolean failed;

    Lint(ManifestCheck check, PrintWriter out) {
        this.check = check;
        this.out = out;
    }

    /** The exit code for everything that was looked at. */
    int code() {
        return failed ? 1 : 0;
    }

    void file(String name, String text) {
        List<String> documents = DOCUMENTS.splitAsStream(text).toList();
        List<String> filled =
                documents.stream().filter(document -> !document.isBlank()).toList();
        int index = 0;
        for (String document : filled) {
            index++;
            document(filled.size() > 1 ? name + " (document " + index + ")" : name, document);
        }
    }

    private void document(String name, String text) {
        Problems problems = new Problems();
        List<Manifest> manifests = YamlReader.read(name, text, problems);
        for (Manifest manifest : manifests) {
            if (KINDS.contains(manifest.kind())) {
                Problems found = check.check(List.of(manifest));
                report(name, manifest.kind(), problems, found);
            }
        }
    }

    private void report(String name, String kind, Problems reading, Problems found) {
        Optional<Problem> undecodable = reading.all().stream()
                .filter(Problem::isError)
                .findFirst()
                .or(() -> found.all().stream()
                        .filter(problem -> problem.isError() && problem.code().equals(Binder.WRONG_SHAPE))
                        .findFirst());
        Optional<Problem> error = found.all().stream().filter(Problem::isError).findFirst();
        failed |= undecodable.isPresent() || error.isPresent();
        if (undecodable.isPresent()) {
            out.println("✗ " + name + ": Failed to decode");
            out.println("  Error: " + undecodable.get().path() + ": "
                    + undecodable.get().message());
        } else if (error.isPresent()) {
            out.println("✗ " + name + ": " + kind + " validation failed");
            out.println("  Error: " + error.get().message());
        } else {
            out.println("✓ " + name + ": " + kind + " is valid");
        }
    }
}
