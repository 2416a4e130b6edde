package dev.tripline.trigger.artifact;

import dev.tripline.event.Firing;
import dev.tripline.language.path.JsonEdit;
import dev.tripline.language.path.PathException;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.ParameterApply;
import java.util.List;
import java.util.Map;

/** An object as a trigger sends it to Kubernetes. Immutable. */
public record KubernetesObject(Node.Obj content) {
    private static final String LABELS = "metadata.labels.";

    /**
     * The object that the manifest holds, filled by this firing.
     *
     * @param parameters their destinations are places in the object
     * @throws RenderFailure when it is none, or has lost its kind or its version on the way
     */
    public static KubernetesObject fill(ArtifactLocation source, List<Parameter> parameters, FiringView view)
            throws RenderFailure {
        Node.Obj object = source.object()
                .orElseThrow(
                        () -> new RenderFailure(source.problem().orElse("the source holds no object to act with")));
        return fill(object, parameters, view);
    }

    /**
     * An object from elsewhere, filled by this firing.
     *
     * @throws RenderFailure as above
     */
    public static KubernetesObject fill(Node.Obj found, List<Parameter> parameters, FiringView view)
            throws RenderFailure {
        Node.Obj object = found;
        if (!parameters.isEmpty()) {
            object = read(ParameterApply.apply(parameters, NodeJson.write(object), view), object);
        }
        KubernetesObject filled = new KubernetesObject(object);
        if (filled.kind().isEmpty() || filled.apiVersion().isEmpty()) {
            throw new RenderFailure(
                    "the object to act with has no " + (filled.kind().isEmpty() ? "kind" : "apiVersion"));
        }
        return filled;
    }

    private static Node.Obj read(String json, Node.Obj origin) throws RenderFailure {
        try {
            if (NodeJson.read(json, origin.at()) instanceof Node.Obj object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            throw new RenderFailure("after its parameters the object to act with is no longer valid JSON");
        }
        throw new RenderFailure("after its parameters the object to act with is no object any more");
    }

    public String apiVersion() {
        return text(content, "apiVersion");
    }

    public String kind() {
        return text(content, "kind");
    }

    public String name() {
        return metadata("name");
    }

    public String generateName() {
        return metadata("generateName");
    }

    /** Empty when the object does not say. */
    public String namespace() {
        return metadata("namespace");
    }

    private String metadata(String key) {
        return content.get("metadata").orElse(content) instanceof Node.Obj metadata && metadata != content
                ? text(metadata, key)
                : "";
    }

    private static String text(Node.Obj node, String key) {
        return node.get(key).orElse(node) instanceof Node.Text text ? text.value() : "";
    }

    /** In this namespace, whatever it said before. */
    public KubernetesObject in(String namespace) throws RenderFailure {
        return new KubernetesObject(set(NodeJson.write(content), "metadata.namespace", namespace));
    }

    /** With the labels that tell who made it. */
    public KubernetesObject labelled(Firing firing) throws RenderFailure {
        Node.Obj labelled = content;
        for (Map.Entry<String, String> label : ActionMark.labels(firing).entrySet()) {
            labelled = set(NodeJson.write(labelled), LABELS + label.getKey().replace(".", "\\."), label.getValue());
        }
        return new KubernetesObject(labelled);
    }

    /** With a name of this action alone where it has but a prefix, so that every attempt makes the same object. */
    public KubernetesObject named(Firing firing) throws RenderFailure {
        return name().isEmpty() && !generateName().isEmpty()
                ? new KubernetesObject(
                        set(NodeJson.write(content), "metadata.name", ActionMark.name(generateName(), firing)))
                : this;
    }

    private Node.Obj set(String json, String dest, String value) throws RenderFailure {
        try {
            return read(JsonEdit.set(json, dest, value), content);
        } catch (PathException e) {
            throw new RenderFailure("the object's metadata cannot be written: " + e.getMessage());
        }
    }
}
