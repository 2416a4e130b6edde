package dev.tripline.manifest.text;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import java.util.List;

/**
 * Reads manifests from YAML (or JSON) text the way Kubernetes tools do: several documents in a file, {@code kind: List}
 * unfolded, scalars as in {@link YamlDocuments}. Stateless and thread-safe; never throws for bad text, but adds problems.
 */
public final class YamlReader {
    /** apiVersion, kind or metadata.name is missing or has another shape. */
    public static final String INCOMPLETE = "TL-1102";
    /** metadata.name could not be an object's name. */
    public static final String NAME = "TL-1103";
    /** One of our kinds in a version that nobody serves. */
    public static final String API_VERSION = "TL-1104";
    /** A kind that is nearly one of ours. */
    public static final String KIND = "TL-1105";

    /**
     * What a text holds.
     *
     * @param manifests of the kinds that are ours, in the text's order
     * @param skipped how many documents of other kinds (Deployment …) were passed over
     */
    public record Reading(List<Manifest> manifests, int skipped) {
        public Reading {
            manifests = List.copyOf(manifests);
        }
    }

    private YamlReader() {}

    /** The manifests only; see {@link #readAll}. */
    public static List<Manifest> read(String file, String text, Problems problems) {
        return readAll(file, text, problems).manifests();
    }

    /**
     * People keep mixed folders, so documents of other kinds are skipped and only counted; a kind that looks like a
     * typing error of ours gets a warning. After a syntax error the rest of the text is not read.
     *
     * @param file goes into every position
     */
    public static Reading readAll(String file, String text, Problems problems) {
        return of(YamlDocuments.read(file, text, problems), problems);
    }

    /** The same for documents that somebody has read already. */
    public static Reading of(List<Node> documents, Problems problems) {
        ManifestDocuments manifests = new ManifestDocuments(problems);
        documents.forEach(manifests::add);
        return manifests.reading();
    }
}
