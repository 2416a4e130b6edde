package dev.tripline.client.kubernetes;

/**
 * Something that one may or may not do at the API server.
 *
 * @param group empty for the core
 * @param resource the plural, with a part behind a slash where it is about one
 * @param namespace empty for all of them, or for what has none
 */
public record Right(String verb, String group, String resource, String namespace) {
    /** For people: {@code create workflows.argoproj.io in team-a}. */
    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
