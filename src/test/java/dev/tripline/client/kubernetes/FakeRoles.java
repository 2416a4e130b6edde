package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** What the Roles and RoleBindings that somebody put into {@link FakeApiServer} give to service accounts. Guarded by its server. */
final class FakeRoles {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private final FakeCluster cluster;

    FakeRoles(FakeCluster cluster) {
        this.cluster = cluster;
    }

    /** @param name empty where the request is about no object in particular */
    boolean allow(String user, String namespace, String verb, String group, String resource, String name) {
        return cluster.list(path(namespace, "rolebindings", ""), binding -> binds(binding, user)).stream()
                .flatMap(binding ->
                        cluster
                                .find(path(
                                        namespace,
                                        "roles",
                                        binding.at("/roleRef/name").asText()))
                                .stream())
                .flatMap(role -> StreamSupport.stream(role.path("rules").spliterator(), false))
                .anyMatch(rule -> has(rule, "verbs", verb)
                        && has(rule, "apiGroups", group)
                        && has(rule, "resources", resource)
                        && (rule.path("resourceNames").isEmpty() || has(rule, "resourceNames", name)));
    }

    private static ApiPath path(String namespace, String resource, String name) {
        return new ApiPath(GROUP, "v1", namespace, resource, name, "");
    }

    private static boolean binds(JsonNode binding, String user) {
        return StreamSupport.stream(binding.path("subjects").spliterator(), false)
                .anyMatch(subject -> user.equals(FakeAccess.ACCOUNT
                        + subject.path("namespace").asText() + ":"
                        + subject.path("name").asText()));
    }

    private static boolean has(JsonNode rule, String list, String wanted) {
        return StreamSupport.stream(rule.path(list).spliterator(), false)
                .anyMatch(one -> one.asText().equals(wanted) || one.asText().equals("*"));
    }
}
