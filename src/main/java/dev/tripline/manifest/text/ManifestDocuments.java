package dev.tripline.manifest.text;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From documents to the manifests among them: the four fields that every object has, and the kinds that are ours. */
final class ManifestDocuments {
    private static final String GROUP = "argoproj.io";
    private static final String VERSION = GROUP + "/v1alpha1";
    private static final Set<String> ARGO = Set.of(Manifest.EVENT_SOURCE, Manifest.SENSOR, Manifest.EVENT_BUS);
    private static final Set<String> CORE = Set.of(Manifest.SECRET, Manifest.CONFIG_MAP);
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int MAX_NAME = 253;

    private final Problems problems;
    private final List<Manifest> manifests = new ArrayList<>();
    private int skipped;

    ManifestDocuments(Problems problems) {
        this.problems = problems;
    }

    YamlReader.Reading reading() {
        return new YamlReader.Reading(manifests, skipped);
    }

    void add(Node document) {
        if (isSample(document)) {
            skipped++;
            return;
        }
        switch (document) {
            case Node.Nothing nothing -> {}
            case Node.Obj obj -> object(obj);
            default ->
                problems.error(
                        YamlReader.INCOMPLETE,
                        "a document must be an object, this is " + document.shape(),
                        document.at(),
                        "",
                        "it begins with apiVersion, kind and metadata");
        }
    }

    /** People keep sample payloads beside their manifests; JSON that names no kind is one of those. */
    private static boolean isSample(Node document) {
        return document.at().file().endsWith(".json")
                && !(document instanceof Node.Obj obj
                        && (obj.get("apiVersion").isPresent() || obj.get("kind").isPresent()));
    }

    private void object(Node.Obj root) {
        if (root.get("apiVersion").isEmpty()
                && root.get("kind").isEmpty()
                && root.get("spec").isEmpty()) {
            problems.warning(
                    YamlReader.INCOMPLETE,
                    "a document that is no manifest is skipped: it has neither apiVersion nor kind",
                    root.at(),
                    "",
                    "a manifest begins with apiVersion: " + VERSION + " and a kind");
            skipped++;
            return;
        }
        Optional<String> version = text(root, root, "apiVersion", "apiVersion");
        Optional<String> kind = text(root, root, "kind", "kind");
        if (version.isEmpty() || kind.isEmpty()) {
            return;
        }
        if (version.get().equals("v1") && kind.get().equals("List")) {
            items(root);
        } else if (isOurs(root, version.get(), kind.get())) {
            manifest(root, kind.get());
        }
    }

    private void items(Node.Obj list) {
        Node items = list.get("items").orElse(new Node.Seq(List.of(), list.at()));
        if (items instanceof Node.Seq seq) {
            seq.items().forEach(this::add);
        } else {
            problems.error(
                    YamlReader.INCOMPLETE, "items must be a list, this is " + items.shape(), items.at(), "items", "");
        }
    }

    private boolean isOurs(Node.Obj root, String version, String kind) {
        if ((version.equals(VERSION) && ARGO.contains(kind)) || (version.equals("v1") && CORE.contains(kind))) {
            return true;
        }
        Position kindAt = root.get("kind").map(Node::at).orElse(root.at());
        Position versionAt = root.get("apiVersion").map(Node::at).orElse(root.at());
        String meant = DidYouMean.suffix(version, Set.of(VERSION));
        if (ARGO.contains(kind) && (version.startsWith(GROUP) || !meant.isEmpty())) {
            problems.error(
                    YamlReader.API_VERSION,
                    "no kind " + kind + " in " + version + meant,
                    versionAt,
                    "apiVersion",
                    "use apiVersion: " + VERSION);
            return false;
        }
        String suggestion = DidYouMean.suffix(
                kind, version.startsWith(GROUP + "/") ? ARGO : version.equals("v1") ? CORE : Set.of());
        if (!suggestion.isEmpty()) {
            problems.warning(
                    YamlReader.KIND,
                    "the kind \"" + kind + "\" is skipped" + suggestion,
                    kindAt,
                    "kind",
                    "it has no effect");
        }
        skipped++;
        return false;
    }

    private void manifest(Node.Obj root, String kind) {
        Node.Obj metadata = root.get("metadata").orElse(root) instanceof Node.Obj obj && obj != root
                ? obj
                : Node.Obj.empty(root.keyAt("metadata"));
        Optional<String> name = text(metadata, root, "name", "metadata.name");
        if (name.isEmpty()) {
            return;
        }
        if (name.get().length() > MAX_NAME || !NAME.matcher(name.get()).matches()) {
            problems.error(
                    YamlReader.NAME,
                    "\"" + name.get() + "\" cannot be an object's name",
                    metadata.get("name").map(Node::at).orElse(metadata.at()),
                    "metadata.name",
                    "use lower-case letters, digits, \"-\" and \".\", a letter or digit at both ends, at most 253");
            return;
        }
        manifests.add(new Manifest(kind, name.get(), Generations.of(root, metadata), root, root.at()));
    }

    private static String missing(String path) {
        return switch (path) {
            case "apiVersion" -> "apiVersion: " + VERSION;
            case "kind" -> "kind: EventSource, Sensor or EventBus";
            default -> "give the object a name of lower-case letters, digits and \"-\"";
        };
    }

    /** A required text; a problem when it is missing or something else. */
    private Optional<String> text(Node.Obj parent, Node.Obj document, String key, String path) {
        Optional<Node> value = parent.get(key);
        if (value.isPresent()
                && value.get() instanceof Node.Text text
                && !text.value().isEmpty()) {
            return Optional.of(text.value());
        }
        boolean shaped = value.isPresent() && !(value.get() instanceof Node.Text);
        problems.error(
                YamlReader.INCOMPLETE,
                shaped ? path + " must be text, this is " + value.get().shape() : path + " is missing",
                value.map(Node::at).orElse(parent.at().line() == 0 ? document.at() : parent.at()),
                path,
                shaped ? "put it in quotes" : missing(path));
        return Optional.empty();
    }
}
