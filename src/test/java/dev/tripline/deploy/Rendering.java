package dev.tripline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What kustomize makes of a folder, as far as the folders of K8s/events go: resources, a namespace, annotations. Anything else in a
 * kustomization is an error here, so that nothing is passed over. {@link ManifestsTest} compares it with the real one.
 */
final class Rendering {
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "commonAnnotations");
    private static final Set<String> CLUSTER_WIDE = Set.of(
            "Namespace",
            "CustomResourceDefinition",
            "ValidatingWebhookConfiguration",
            "ClusterRole",
            "ClusterRoleBinding");

    private Rendering() {}

    /** The folders that the ApplicationSet makes Applications of. */
    static List<Path> folders() {
        try (Stream<Path> all = Files.list(Thing.ROOT.resolve("K8s/events"))) {
            return all.filter(Files::isDirectory)
                    .map(folder -> Path.of("K8s/events").resolve(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them together. */
    static List<Thing> everything() {
        return folders().stream().flatMap(folder -> of(folder).stream()).toList();
    }

    static List<Thing> of(Path folder) {
        Thing kustomization = Thing.in(folder.resolve("kustomization.yaml")).getFirst();
        kustomization.json().fieldNames().forEachRemaining(key -> {
            if (!KNOWN.contains(key)) {
                throw new IllegalArgumentException(folder + ": the tests' renderer does not know " + key);
            }
        });
        List<Thing> things = new ArrayList<>();
        for (JsonNode resource : kustomization.at("/resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            things.addAll(Files.isDirectory(Thing.ROOT.resolve(path)) ? of(path) : Thing.in(path));
        }
        JsonNode annotations = kustomization.at("/commonAnnotations");
        annotations
                .properties()
                .forEach(one -> things.forEach(thing -> ((ObjectNode) thing.at("/metadata"))
                        .withObject("/annotations")
                        .set(one.getKey(), one.getValue())));
        String namespace = kustomization.text("/namespace");
        if (!namespace.isEmpty()) {
            things.forEach(thing -> into(namespace, thing));
        }
        return things;
    }

    /** One file, as kustomize would have it, or K8s/render.sh if it names variables. */
    static List<Thing> ofFile(Path file, String namespace) {
        try {
            String text = Files.readString(Thing.ROOT.resolve(file))
                    .replace("${NAMESPACE}", namespace)
                    .replace("${ARGOCD_NAMESPACE}", "argocd");
            List<Thing> things = Thing.in(file.toString(), text);
            things.stream().filter(thing -> thing.namespace().isEmpty()).forEach(thing -> into(namespace, thing));
            return things;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void into(String namespace, Thing thing) {
        ObjectNode metadata = (ObjectNode) thing.at("/metadata");
        if (!CLUSTER_WIDE.contains(thing.kind())) {
            metadata.put("namespace", namespace);
        } else if (thing.kind().equals("Namespace")) {
            metadata.put("name", namespace);
        }
    }
}
