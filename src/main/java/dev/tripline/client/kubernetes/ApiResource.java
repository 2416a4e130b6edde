package dev.tripline.client.kubernetes;

/**
 * A kind of objects as the API server calls it.
 *
 * @param group empty for the core
 * @param plural the part of the path
 */
public record ApiResource(String group, String version, String plural, boolean namespaced) {
    /** {@code v1}, or {@code group/version}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The path of all objects of the kind in a namespace; the namespace does not count where there is none. */
    public String collection(String namespace) {
        String place = namespaced ? "/namespaces/" + namespace : "";
        return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + place + "/" + plural;
    }

    /** For people: {@code workflows.argoproj.io}. */
    @Override
    public String toString() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
