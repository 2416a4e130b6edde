package dev.tripline.trigger.k8s;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiResource;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.artifact.KubernetesObject;
import dev.tripline.trigger.cluster.Acting;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.Json;
import dev.tripline.trigger.cluster.LabelWait;
import dev.tripline.trigger.cluster.Stopped;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One attempt of the kind k8s (sensor specification 6, row k8s). Blocks. */
final class ObjectAction {
    private final K8sRequest request;
    private final KubernetesObject object;
    private final ApiObjects objects;

    ObjectAction(K8sRequest request, KubernetesObject object, ApiObjects objects) {
        this.request = request;
        this.object = object;
        this.objects = objects;
    }

    Outcome run() throws Stopped, RenderFailure, InterruptedException {
        ApiResource resource = objects.resource(
                object.apiVersion(), object.kind(), ResourceName.of(object).assumed());
        if (object.name().isEmpty() && !request.operation().equals("create")) {
            throw new RenderFailure("cannot " + request.operation() + " an object without a name");
        }
        return switch (request.operation()) {
            case "update" -> Acting.despiteConflicts(() -> update(resource));
            case "patch" -> Acting.despiteConflicts(() -> patch(resource));
            case "delete" -> delete(resource);
            default -> create(resource, document(resource));
        };
    }

    /** As it is sent: what has no namespace must not name one. */
    private ObjectNode document(ApiResource resource) throws RenderFailure {
        ObjectNode document = Json.object(NodeJson.write(object.content()));
        if (!resource.namespaced() && document.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("namespace");
        }
        return document;
    }

    private Outcome create(ApiResource resource, ObjectNode document) throws Stopped, InterruptedException {
        ApiObjects.Made made = objects.create(resource, object.namespace(), document, mark());
        String name = made.object().path("metadata").path("name").asText();
        String done = (made.now() ? "created " : "an earlier attempt created ") + shown(resource, name);
        return await(resource, name, done);
    }

    /** What is made because there was nothing to change carries no label, as in Argo Events; who was faster is looked at anew. */
    private String mark() {
        return request.operation().equals("create") ? request.mark() : "";
    }

    private Outcome update(ApiResource resource) throws Stopped, RenderFailure, InterruptedException {
        Optional<ObjectNode> live = objects.find(resource, object.namespace(), object.name());
        if (live.isEmpty()) {
            if (request.live()) {
                throw Stopped.rejected(
                        shown(resource, object.name()) + " is not there, and was to be changed as it is");
            }
            return create(resource, document(resource));
        }
        ObjectNode wanted = request.live() ? filled(live.get()) : document(resource);
        ObjectNode merged = Merge.over(live.get(), wanted);
        objects.replace(resource, object.namespace(), object.name(), merged);
        return await(resource, object.name(), "updated " + shown(resource, object.name()));
    }

    private ObjectNode filled(ObjectNode live) throws RenderFailure {
        if (!(NodeJson.read(live.toString(), Position.NONE) instanceof Node.Obj found)) {
            throw new RenderFailure("the live object is no object");
        }
        return Json.object(NodeJson.write(request.fill().of(found).content()));
    }

    private Outcome patch(ApiResource resource) throws Stopped, RenderFailure, InterruptedException {
        ObjectNode document = document(resource);
        if (objects.find(resource, object.namespace(), object.name()).isEmpty()) {
            return create(resource, document);
        }
        objects.patch(resource, object.namespace(), object.name(), request.patchStrategy(), document);
        return await(resource, object.name(), "patched " + shown(resource, object.name()));
    }

    private Outcome delete(ApiResource resource) throws Stopped, InterruptedException {
        boolean there = objects.delete(resource, object.namespace(), object.name());
        String shown = shown(resource, object.name());
        return new Outcome.Done(there ? "deleted " + shown : shown + " was not there");
    }

    private Outcome await(ApiResource resource, String name, String done) throws Stopped, InterruptedException {
        return new LabelWait(request.policy(), ThreadLocalRandom.current())
                .await(objects, resource, object.namespace(), name, done);
    }

    private String shown(ApiResource resource, String name) {
        String place = resource.namespaced() ? object.namespace() + "/" : "";
        return resource + " " + place + name;
    }
}
