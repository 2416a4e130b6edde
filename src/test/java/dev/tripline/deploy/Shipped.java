package dev.tripline.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Objects of K8s/ for a cluster, as kustomize and K8s/render.sh would make them: each in its namespace. */
public final class Shipped {
    private Shipped() {}

    /** What the kustomization of a folder has, such as {@code K8s/events/github-deploy}. */
    public static List<ObjectNode> folder(String folder) {
        return Rendering.of(Path.of(folder)).stream().map(Thing::json).toList();
    }

    /** What the folders of K8s/events have that Argo CD makes Applications of. */
    public static List<ObjectNode> everything() {
        return Rendering.everything().stream().map(Thing::json).toList();
    }

    /** What one file has; in the namespace {@code events} unless it says another one. */
    public static List<ObjectNode> file(String file) {
        return Rendering.ofFile(Path.of(file), "events").stream()
                .map(Thing::json)
                .toList();
    }
}
