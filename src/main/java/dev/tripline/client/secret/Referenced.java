package dev.tripline.client.secret;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which Secrets and ConfigMaps manifests name, found as Argo Events finds them: every object of a name and a key, wherever it
 * stands (source specification 0.3).
 *
 * @param name of the Secret or ConfigMap
 */
public record Referenced(Kind kind, String name) {
    public enum Kind {
        SECRET,
        CONFIG_MAP
    }

    public static Set<Referenced> in(Collection<Manifest> manifests) {
        Set<Referenced> found = new LinkedHashSet<>();
        manifests.forEach(manifest -> walk("", manifest.spec(), found));
        return found;
    }

    private static void walk(String key, Node node, Set<Referenced> found) {
        switch (node) {
            case Node.Obj obj -> {
                if (isSelector(obj) && obj.get("name").orElse(obj) instanceof Node.Text name) {
                    boolean map = key.toLowerCase(Locale.ROOT).contains("configmap");
                    found.add(new Referenced(map ? Kind.CONFIG_MAP : Kind.SECRET, name.value()));
                }
                obj.members().forEach((member, value) -> walk(member, value, found));
            }
            case Node.Seq seq -> seq.items().forEach(item -> walk(key, item, found));
            default -> {}
        }
    }

    private static boolean isSelector(Node.Obj obj) {
        return Set.of("name", "key", "optional").containsAll(obj.members().keySet())
                && obj.get("name").filter(Node.Text.class::isInstance).isPresent()
                && obj.get("key").filter(Node.Text.class::isInstance).isPresent();
    }
}
