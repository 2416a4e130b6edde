package dev.tripline.manifest;

/**
 * One object that somebody applied: a kind, a name, and the sections whose owners bind them.
 *
 * @param kind as written: EventSource, Sensor, EventBus, Secret, ConfigMap
 * @param generation changes whenever the spec does: the API server's number, or a short hash of the spec
 * @param root the whole document
 * @param at where the document begins
 */
public record Manifest(String kind, String name, String generation, Node.Obj root, Position at) {
    public static final String EVENT_SOURCE = "EventSource";
    public static final String SENSOR = "Sensor";
    public static final String EVENT_BUS = "EventBus";
    public static final String SECRET = "Secret";
    public static final String CONFIG_MAP = "ConfigMap";

    /** The {@code spec} section; an empty object when it is missing or has another shape. */
    public Node.Obj spec() {
        return root.get("spec").orElse(root) instanceof Node.Obj obj && obj != root ? obj : Node.Obj.empty(at);
    }

    /** The account that its pods have in Argo Events: {@code spec.template.serviceAccountName}; empty for the namespace's default one. */
    public String serviceAccount() {
        return spec().section("template").get("serviceAccountName").orElse(root) instanceof Node.Text name
                ? name.value()
                : "";
    }

    /** Identity within a namespace. */
    public String key() {
        return kind + "/" + name;
    }
}
