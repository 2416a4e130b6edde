package dev.tripline.client.kubernetes;

/**
 * Something that one may or may not do at the API server.
 *
 * @param group empty for the core
 * @param resource the plural, with a part behind a slash where it is about one
 * @param namespace empty for all of them, or for what has none
 * @param name of the one object that it is about; empty for all
 * @param when what has to happen before it is wanted; empty: it always is
 */
public record Right(String verb, String group, String resource, String namespace, String name, String when) {
    public Right(String verb, String group, String resource, String namespace) {
        this(verb, group, resource, namespace, "", "");
    }

    /** The same, of one object. */
    public Right named(String object) {
        return new Right(verb, group, resource, namespace, object, when);
    }

    /** The same, wanted in a case only. */
    public Right when(String happens) {
        return new Right(verb, group, resource, namespace, name, happens);
    }

    /** Whether nothing works without it. */
    public boolean isEssential() {
        return when.isEmpty();
    }

    /** For people: {@code create workflows.argoproj.io in team-a}. */
    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (name.isEmpty() ? "" : " " + name)
                + (namespace.isEmpty() ? "" : " in " + namespace)
                + (when.isEmpty() ? "" : " (" + when + ")");
    }
}
