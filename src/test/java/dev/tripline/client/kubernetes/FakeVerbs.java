package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What {@link FakeApiServer} answers to everything but watches. Guarded by its server. */
final class FakeVerbs {
    record Answer(int code, JsonNode body) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FakeCluster cluster;
    private final FakeKinds kinds;
    private final FakeAccess access;
    private final FakeRoles roles;

    FakeVerbs(FakeCluster cluster, FakeKinds kinds, FakeAccess access) {
        this.cluster = cluster;
        this.kinds = kinds;
        this.access = access;
        this.roles = new FakeRoles(cluster);
    }

    static ObjectNode status(FakeCluster.Refusal refusal) {
        return JSON.objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("message", refusal.getMessage())
                .put("reason", refusal.reason)
                .put("code", refusal.code);
    }

    static Predicate<JsonNode> selector(Map<String, String> parameters) {
        return Selector.of(parameters.getOrDefault("labelSelector", ""), parameters.getOrDefault("fieldSelector", ""));
    }

    FakeKinds.Kind kind(ApiPath path) throws FakeCluster.Refusal {
        return kinds.find(path)
                .orElseThrow(() ->
                        new FakeCluster.Refusal(404, "NotFound", "the server could not find the requested resource"));
    }

    void check(String user, ApiPath path, String verb) throws FakeCluster.Refusal {
        String resource = path.part().isEmpty() ? path.resource() : path.resource() + "/" + path.part();
        if (!access.may(user, path.namespace(), verb, path.group(), resource)
                && !roles.allow(user, path.namespace(), verb, path.group(), resource, path.name())) {
            throw new FakeCluster.Refusal(
                    403,
                    "Forbidden",
                    "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" in the namespace \"%s\""
                            .formatted(resource, user, verb, resource, path.group(), path.namespace()));
        }
    }

    Answer answer(FakeApiServer.Request request, Map<String, String> parameters)
            throws FakeCluster.Refusal, IOException {
        Optional<ObjectNode> discovery = kinds.discovery(request.path());
        if (discovery.isPresent()) {
            return new Answer(200, discovery.get());
        }
        ApiPath path =
                ApiPath.of(request.path()).orElseThrow(() -> new FakeCluster.Refusal(404, "NotFound", "no such path"));
        if (path.group().equals("authorization.k8s.io")) {
            return review(path, FakeApiServer.json(request.body()), request.user());
        }
        if (path.part().equals("token")) {
            check(request.user(), path, "create");
            cluster.get(new ApiPath("", "v1", path.namespace(), path.resource(), path.name(), ""));
            return new Answer(201, token(path, FakeApiServer.json(request.body())));
        }
        FakeKinds.Kind kind = kind(path);
        Answer answer = switch (request.method()) {
            case "GET" -> read(request, path, kind, parameters);
            case "POST" -> {
                check(request.user(), path, "create");
                yield new Answer(201, cluster.create(path, FakeApiServer.json(request.body())));
            }
            case "PUT" -> {
                check(request.user(), path, "update");
                yield new Answer(200, cluster.update(path, FakeApiServer.json(request.body())));
            }
            case "PATCH" -> {
                check(request.user(), path, "patch");
                yield patch(request, path, parameters);
            }
            case "DELETE" -> {
                check(request.user(), path, "delete");
                yield new Answer(200, cluster.delete(path));
            }
            default -> throw new FakeCluster.Refusal(405, "MethodNotAllowed", "method not allowed");
        };
        return path.name().isEmpty() && request.method().equals("GET") ? answer : typed(answer, kind);
    }

    private static Answer typed(Answer answer, FakeKinds.Kind kind) {
        ObjectNode object = ((ObjectNode) answer.body()).deepCopy();
        object.put("apiVersion", kind.apiVersion());
        object.put("kind", kind.kind());
        return new Answer(answer.code(), object);
    }

    private Answer read(
            FakeApiServer.Request request, ApiPath path, FakeKinds.Kind kind, Map<String, String> parameters)
            throws FakeCluster.Refusal {
        if (!path.name().isEmpty()) {
            check(request.user(), path, "get");
            return new Answer(200, cluster.get(path));
        }
        check(request.user(), path, "list");
        List<ObjectNode> found = cluster.list(path, selector(parameters));
        int begin = Integer.parseInt(parameters.getOrDefault("continue", "0"));
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "0"));
        int end = limit == 0 ? found.size() : Math.min(found.size(), begin + limit);
        ObjectNode list = JSON.objectNode().put("kind", kind.kind() + "List").put("apiVersion", kind.apiVersion());
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(cluster.version()));
        if (end < found.size()) {
            metadata.put("continue", Integer.toString(end));
        }
        ArrayNode items = list.putArray("items");
        found.subList(begin, end).forEach(items::add);
        return new Answer(200, list);
    }

    private Answer patch(FakeApiServer.Request request, ApiPath path, Map<String, String> parameters)
            throws FakeCluster.Refusal, IOException {
        String type = request.contentType().replaceFirst(";.*", "");
        if (type.equals("application/json-patch+json")) {
            ObjectNode before = cluster.get(path);
            try {
                JsonNode changed = JsonPatch.apply(MAPPER.readTree(request.body()), before);
                return new Answer(200, cluster.update(path, (ObjectNode) changed));
            } catch (JsonPatchException e) {
                throw new FakeCluster.Refusal(422, "Invalid", "the server rejected our request: " + e.getMessage());
            }
        }
        ObjectNode changes = FakeApiServer.json(request.body());
        if (!type.equals("application/apply-patch+yaml")) {
            return new Answer(200, cluster.update(path, (ObjectNode) FakeCluster.merged(cluster.get(path), changes)));
        }
        String manager = parameters.getOrDefault("fieldManager", "");
        if (manager.isEmpty()) {
            throw new FakeCluster.Refusal(422, "Invalid", "fieldManager: Required value: is required for apply patch");
        }
        Optional<ObjectNode> before = cluster.find(path);
        ObjectNode after = before.isEmpty() ? changes : (ObjectNode) FakeCluster.merged(before.get(), changes);
        ArrayNode managers = after.withObjectProperty("metadata").putArray("managedFields");
        managers.addObject().put("manager", manager).put("operation", "Apply");
        return before.isEmpty()
                ? new Answer(201, cluster.create(path, after))
                : new Answer(200, cluster.update(path, after));
    }

    private ObjectNode token(ApiPath path, ObjectNode wanted) {
        long seconds = wanted.path("spec").path("expirationSeconds").asLong(3600);
        ObjectNode request =
                JSON.objectNode().put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        request.putObject("metadata");
        request.putObject("spec").put("expirationSeconds", seconds);
        request.putObject("status")
                .put("token", access.issue(path.namespace(), path.name()))
                .put("expirationTimestamp", Instant.now().plusSeconds(seconds).toString());
        return request;
    }

    /** Of oneself, or of the user that is named. */
    private Answer review(ApiPath path, ObjectNode review, String self) {
        JsonNode asked = review.path("spec").path("resourceAttributes");
        String user = path.resource().startsWith("self")
                ? self
                : review.path("spec").path("user").asText();
        String part = asked.path("subresource").asText();
        String resource = asked.path("resource").asText() + (part.isEmpty() ? "" : "/" + part);
        String namespace = asked.path("namespace").asText();
        String verb = asked.path("verb").asText();
        String group = asked.path("group").asText();
        boolean allowed = access.may(user, namespace, verb, group, resource)
                || roles.allow(
                        user,
                        namespace,
                        verb,
                        group,
                        resource,
                        asked.path("name").asText());
        review.putObject("status").put("allowed", allowed);
        return new Answer(201, review);
    }
}
