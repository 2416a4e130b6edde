package dev.tripline.catalog.kubernetes.service;

/**
 * The Service that selects Tripline's own pods: who is behind it, and ready, can be sent to.
 *
 * @param namespace where Tripline runs
 */
public record OwnService(String namespace, String name) {
    /** @param text a name, or {@code namespace/name} */
    public static OwnService of(String text, String namespace) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new OwnService(namespace, text)
                : new OwnService(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
