package dev.tripline.catalog.kubernetes;

import dev.tripline.catalog.acceptance.Reading;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.manifest.text.YamlReader;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;

/**
 * One version of one object, read as a file would be. All of it stands at the object's path.
 *
 * @param uid an object made anew under the same name has another one
 * @param stamp changes when anything does that manifests are read for; not with the status
 */
record ObjectVersion(String uid, String stamp, List<Manifest> manifests, List<Problem> problems) implements Reading {

    static ObjectVersion of(ArgoKind kind, GenericKubernetesResource object) {
        Position at = new Position(kind.path(object.getMetadata().getName()), 0, 0);
        Node document = NodeJson.read(Serialization.asJson(object), at);
        Problems problems = new Problems();
        List<Manifest> manifests = YamlReader.of(List.of(document), problems).manifests();
        return new ObjectVersion(uid(object), stamp(object), manifests, List.copyOf(problems.all()));
    }

    static String uid(GenericKubernetesResource object) {
        return Objects.toString(object.getMetadata().getUid(), "");
    }

    static String stamp(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return uid(object) + " " + metadata.getGeneration() + " " + metadata.getLabels() + " "
                + metadata.getAnnotations();
    }
}
