package dev.tripline.catalog.kubernetes.status;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may go (source specification 8): a bus stays while event sources or sensors refer to it. Argo Events' finalizers of event
 * sources and sensors guard nothing, and are taken off those that are to go, so that objects of its time can be deleted without it.
 */
final class Finalizers {
    private final KubernetesClient client;
    private final ArgoObjects objects;

    Finalizers(KubernetesClient client, ArgoObjects objects) {
        this.client = client;
        this.objects = objects;
    }

    /**
     * Puts ours on, or takes it off. Blocks for one request at most.
     *
     * @param runs whether we run the bus that an EventBus asks for
     * @return why the object may not go yet; empty when it may, or need not
     */
    Optional<String> attend(ArgoKind kind, GenericKubernetesResource object, boolean runs) {
        boolean going = object.getMetadata().getDeletionTimestamp() != null;
        boolean held = object.getMetadata().getFinalizers().contains(kind.finalizer());
        BusShape shape = BusShape.of(object);
        boolean ours = shape == BusShape.EXOTIC || shape == BusShape.MANAGED && runs;
        if (kind == ArgoKind.EVENT_BUS && !ours) {
            return Optional.empty();
        }
        if (going && held) {
            Optional<String> refusal = kind == ArgoKind.EVENT_BUS ? connected() : Optional.empty();
            if (refusal.isEmpty()) {
                change(kind, object, false);
            }
            return refusal;
        }
        if (kind == ArgoKind.EVENT_BUS && !going && !held) {
            change(kind, object, true);
        }
        return Optional.empty();
    }

    private Optional<String> connected() {
        int sources = objects.all(ArgoKind.EVENT_SOURCE).size();
        int sensors = objects.all(ArgoKind.SENSOR).size();
        if (sources > 0) {
            return Optional.of("can not delete an EventBus with " + sources + " EventSources connected");
        }
        return sensors > 0
                ? Optional.of("can not delete an EventBus with " + sensors + " Sensors connected")
                : Optional.empty();
    }

    /** Of the version that was seen: whoever was faster wins, and it is looked at again. */
    private void change(ArgoKind kind, GenericKubernetesResource object, boolean hold) {
        GenericKubernetesResource copy = Serialization.clone(object);
        List<String> finalizers = new ArrayList<>(copy.getMetadata().getFinalizers());
        if (hold) {
            finalizers.add(kind.finalizer());
        } else {
            finalizers.remove(kind.finalizer());
        }
        copy.getMetadata().setFinalizers(finalizers);
        client.genericKubernetesResources(kind.context())
                .inNamespace(objects.namespace())
                .resource(copy)
                .update();
    }
}
