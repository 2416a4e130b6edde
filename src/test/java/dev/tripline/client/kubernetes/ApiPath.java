package dev.tripline.client.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path of the Kubernetes API is about.
 *
 * @param group empty for the core
 * @param namespace empty for what has none, or for all of them
 * @param name empty for a collection
 * @param part a subresource such as {@code status}; empty for the object itself
 */
record ApiPath(String group, String version, String namespace, String resource, String name, String part) {
    static Optional<ApiPath> of(String path) {
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(text -> !text.isEmpty())
                .toList();
        boolean core = parts.size() >= 3 && parts.getFirst().equals("api");
        boolean grouped = parts.size() >= 4 && parts.getFirst().equals("apis");
        if (!core && !grouped) {
            return Optional.empty();
        }
        String group = core ? "" : parts.get(1);
        String version = parts.get(core ? 1 : 2);
        List<String> rest = parts.subList(core ? 2 : 3, parts.size());
        boolean inNamespace = rest.size() >= 3
                && rest.getFirst().equals("namespaces")
                && !List.of("status", "finalize").contains(rest.get(2));
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> object = inNamespace ? rest.subList(2, rest.size()) : rest;
        return Optional.of(new ApiPath(
                group,
                version,
                namespace,
                object.getFirst(),
                object.size() > 1 ? object.get(1) : "",
                object.size() > 2 ? object.get(2) : ""));
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** What objects of this collection are kept under. */
    String collection() {
        return group + "/" + resource;
    }

    String key() {
        return namespace + "/" + name;
    }

    ApiPath named(String newName) {
        return new ApiPath(group, version, namespace, resource, newName, part);
    }
}
