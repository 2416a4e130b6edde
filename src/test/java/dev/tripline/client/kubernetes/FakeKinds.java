package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kinds that {@link FakeApiServer} knows, and what it says of them to those who discover. */
final class FakeKinds {
    record Kind(String group, String version, String plural, String kind, boolean namespaced) {
        String apiVersion() {
            return group.isEmpty() ? version : group + "/" + version;
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Kind> all = new CopyOnWriteArrayList<>(List.of(
            new Kind("", "v1", "namespaces", "Namespace", false),
            new Kind("", "v1", "pods", "Pod", true),
            new Kind("", "v1", "services", "Service", true),
            new Kind("", "v1", "configmaps", "ConfigMap", true),
            new Kind("", "v1", "secrets", "Secret", true),
            new Kind("", "v1", "serviceaccounts", "ServiceAccount", true),
            new Kind("", "v1", "events", "Event", true),
            new Kind("apps", "v1", "deployments", "Deployment", true),
            new Kind("apps", "v1", "statefulsets", "StatefulSet", true),
            new Kind("batch", "v1", "jobs", "Job", true),
            new Kind("events.k8s.io", "v1", "events", "Event", true),
            new Kind("coordination.k8s.io", "v1", "leases", "Lease", true),
            new Kind("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true),
            new Kind(
                    "admissionregistration.k8s.io",
                    "v1",
                    "validatingwebhookconfigurations",
                    "ValidatingWebhookConfiguration",
                    false),
            new Kind("rbac.authorization.k8s.io", "v1", "roles", "Role", true),
            new Kind("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true),
            new Kind("networking.k8s.io", "v1", "ingresses", "Ingress", true),
            new Kind("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true),
            new Kind("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false),
            new Kind("argoproj.io", "v1alpha1", "eventbus", "EventBus", true),
            new Kind("argoproj.io", "v1alpha1", "eventsources", "EventSource", true),
            new Kind("argoproj.io", "v1alpha1", "sensors", "Sensor", true),
            new Kind("argoproj.io", "v1alpha1", "workflows", "Workflow", true),
            new Kind("argoproj.io", "v1alpha1", "workflowtemplates", "WorkflowTemplate", true),
            new Kind("argoproj.io", "v1alpha1", "cronworkflows", "CronWorkflow", true),
            new Kind("argoproj.io", "v1alpha1", "applications", "Application", true)));

    void remove(String group, String plural) {
        all.removeIf(kind -> kind.group().equals(group) && kind.plural().equals(plural));
    }

    void add(Kind kind) {
        all.add(kind);
    }

    Optional<Kind> find(ApiPath path) {
        return all.stream()
                .filter(kind ->
                        kind.group().equals(path.group()) && kind.plural().equals(path.resource()))
                .findFirst();
    }

    Optional<Kind> byKind(String apiVersion, String name) {
        return all.stream()
                .filter(kind ->
                        kind.apiVersion().equals(apiVersion) && kind.kind().equals(name))
                .findFirst();
    }

    /** What stands at a path that is about no object; empty when nothing does. */
    Optional<ObjectNode> discovery(String path) {
        if (path.equals("/version")) {
            return Optional.of(
                    JSON.objectNode().put("major", "1").put("minor", "33").put("gitVersion", "v1.33.0"));
        }
        if (path.equals("/api")) {
            ObjectNode versions = JSON.objectNode().put("kind", "APIVersions");
            versions.putArray("versions").add("v1");
            return Optional.of(versions);
        }
        if (path.equals("/apis")) {
            return Optional.of(groups());
        }
        List<Kind> here = all.stream()
                .filter(kind -> path.equals(kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.apiVersion()))
                .toList();
        return here.isEmpty() ? Optional.empty() : Optional.of(resources(here));
    }

    private ObjectNode groups() {
        ObjectNode list = JSON.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        all.stream()
                .filter(kind -> !kind.group().isEmpty())
                .map(Kind::apiVersion)
                .distinct()
                .forEach(apiVersion -> {
                    String[] parts = apiVersion.split("/", 2);
                    ObjectNode version =
                            JSON.objectNode().put("groupVersion", apiVersion).put("version", parts[1]);
                    ObjectNode group = groups.addObject().put("name", parts[0]);
                    group.putArray("versions").add(version);
                    group.set("preferredVersion", version.deepCopy());
                });
        return list;
    }

    private static ObjectNode resources(List<Kind> kinds) {
        ObjectNode list = JSON.objectNode()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", kinds.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : kinds) {
            ObjectNode resource = resources
                    .addObject()
                    .put("name", kind.plural())
                    .put("singularName", kind.kind().toLowerCase(java.util.Locale.ROOT))
                    .put("namespaced", kind.namespaced())
                    .put("kind", kind.kind());
            List.of("create", "delete", "get", "list", "patch", "update", "watch")
                    .forEach(resource.putArray("verbs")::add);
        }
        return list;
    }
}
