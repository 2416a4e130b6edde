package dev.tripline.client.kubernetes.real;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What tests leave behind in a namespace of theirs. */
final class Leftovers {
    private static final String ARGO = "/apis/argoproj.io/v1alpha1";
    private static final List<String> OF_KUBERNETES = List.of(
            "/api/v1 configmaps",
            "/api/v1 secrets",
            "/api/v1 services",
            "/api/v1 serviceaccounts",
            "/apis/apps/v1 deployments",
            "/apis/apps/v1 statefulsets",
            "/apis/batch/v1 jobs",
            "/apis/coordination.k8s.io/v1 leases",
            "/apis/discovery.k8s.io/v1 endpointslices",
            "/apis/events.k8s.io/v1 events",
            "/apis/networking.k8s.io/v1 ingresses",
            "/apis/networking.k8s.io/v1 networkpolicies",
            "/apis/rbac.authorization.k8s.io/v1 rolebindings",
            "/apis/rbac.authorization.k8s.io/v1 roles");

    /** Of all namespaces, by the names that tests give them. */
    private static final List<String> WEBHOOKS = List.of("tripline-events", "tripline-elsewhere");

    /** Kinds of Argo's that triggers act on, by their plurals; with nothing but what such a kind needs. */
    private static final Map<String, String> KINDS = Map.of(
            "workflows", "Workflow",
            "workflowtemplates", "WorkflowTemplate",
            "cronworkflows", "CronWorkflow",
            "applications", "Application");

    private Leftovers() {}

    static void remove(TestCluster cluster, KubernetesClient admin, String namespace) {
        Stream<String> ofArgo = Stream.concat(KINDS.keySet().stream(), Stream.of("eventsources", "sensors", "eventbus"))
                .map(kind -> ARGO + " " + kind);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> all = Stream.concat(ofArgo, OF_KUBERNETES.stream())
                    .map(kind -> kind.replace(" ", "/namespaces/" + namespace + "/"))
                    .map(collection -> threads.submit(() -> empty(cluster, admin, collection)))
                    .toList();
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("namespace " + namespace + " is not empty", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody is there who would take off a finalizer. */
    private static void empty(TestCluster cluster, KubernetesClient admin, String collection) {
        List<ObjectNode> all = cluster.list(collection);
        for (ObjectNode object : all) {
            if (!object.at("/metadata/finalizers").isEmpty()) {
                admin.genericKubernetesResources(
                                "argoproj.io/v1alpha1", object.path("kind").asText())
                        .inNamespace(object.at("/metadata/namespace").asText())
                        .withName(object.at("/metadata/name").asText())
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"finalizers\": null}}");
            }
        }
        if (!all.isEmpty()) {
            cluster.delete(collection + "?propagationPolicy=Background");
        }
    }

    static void removeWebhooks(TestCluster cluster) {
        String path = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/";
        for (String name : WEBHOOKS) {
            cluster.get(path + name).ifPresent(there -> cluster.delete(path + name));
        }
    }

    /** Makes those kinds that are missing. */
    static void define(TestCluster cluster) {
        KINDS.forEach((plural, kind) -> {
            String name = plural + ".argoproj.io";
            if (cluster.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + name)
                    .isEmpty()) {
                cluster.put("""
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: %s}
                        spec:
                          group: argoproj.io
                          scope: Namespaced
                          names: {plural: %s, kind: %s}
                          versions:
                            - name: v1alpha1
                              served: true
                              storage: true
                              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                        """.formatted(name, plural, kind));
            }
        });
    }

    static boolean areDefined(TestCluster cluster) {
        return KINDS.keySet().stream()
                .allMatch(plural -> cluster.get(ARGO + "/" + plural).isPresent());
    }
}
