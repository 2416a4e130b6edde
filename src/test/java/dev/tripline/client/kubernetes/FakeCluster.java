package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The objects of {@link FakeApiServer}, their versions and the history that watches read. Guarded by its server. */
final class FakeCluster {
    /** One change; {@code before} is missing for a new object. */
    record Change(long version, String collection, Optional<ObjectNode> before, Optional<ObjectNode> after) {}

    /** A refusal, as a status of the API. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        final int code;
        final String reason;

        Refusal(int code, String reason, String message) {
            super(message);
            this.code = code;
            this.reason = reason;
        }
    }

    /** Their CRDs have no subresource for it. */
    private static final Set<String> STATUS_IS_CONTENT = Set.of("argoproj.io/workflows", "argoproj.io/applications");

    private final Map<String, Map<String, ObjectNode>> collections = new HashMap<>();
    private final List<Change> history = new ArrayList<>();
    private final List<Consumer<Change>> watchers = new ArrayList<>();
    private long version = 1000;
    private int addresses;
    private long oldest;

    long version() {
        return version;
    }

    /** Watches may begin after this version. */
    long oldest() {
        return oldest;
    }

    /** Forgets the history: who comes with an older version hears 410. */
    void compact() {
        history.clear();
        oldest = version;
    }

    List<Change> since(long from) {
        return history.stream().filter(change -> change.version() > from).toList();
    }

    void watch(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    void unwatch(Consumer<Change> watcher) {
        watchers.remove(watcher);
    }

    List<ObjectNode> list(ApiPath path, Predicate<JsonNode> selector) {
        return objects(path).values().stream()
                .filter(object -> path.namespace().isEmpty()
                        || object.path("metadata").path("namespace").asText().equals(path.namespace()))
                .filter(selector)
                .map(ObjectNode::deepCopy)
                .toList();
    }

    private Map<String, ObjectNode> objects(ApiPath path) {
        return collections.computeIfAbsent(path.collection(), name -> new TreeMap<>());
    }

    Optional<ObjectNode> find(ApiPath path) {
        return Optional.ofNullable(objects(path).get(path.key())).map(ObjectNode::deepCopy);
    }

    ObjectNode get(ApiPath path) throws Refusal {
        return find(path)
                .orElseThrow(
                        () -> new Refusal(404, "NotFound", path.resource() + " \"" + path.name() + "\" not found"));
    }

    /** The values of a secret are Base64. */
    private static void checkSecret(ApiPath path, ObjectNode given) throws Refusal {
        if (!path.collection().equals("/secrets")) {
            return;
        }
        for (Map.Entry<String, JsonNode> value : given.path("data").properties()) {
            try {
                Base64.getDecoder().decode(value.getValue().asText());
            } catch (IllegalArgumentException e) {
                throw new Refusal(400, "BadRequest", "data." + value.getKey() + ": illegal base64 data");
            }
        }
    }

    ObjectNode create(ApiPath path, ObjectNode given) throws Refusal {
        checkSecret(path, given);
        ObjectNode object = given.deepCopy();
        ObjectNode metadata = object.withObjectProperty("metadata");
        String name = metadata.path("name").asText();
        if (name.isEmpty() && metadata.has("generateName")) {
            name = metadata.path("generateName").asText()
                    + UUID.randomUUID().toString().substring(0, 5);
        }
        if (!name.matches("[a-z0-9]([-a-z0-9.:]*[a-z0-9])?")) {
            throw new Refusal(422, "Invalid", "metadata.name: Invalid value: \"" + name + "\"");
        }
        ApiPath at = path.named(name);
        if (objects(path).containsKey(at.key())) {
            throw new Refusal(409, "AlreadyExists", path.resource() + " \"" + name + "\" already exists");
        }
        metadata.put("name", name);
        if (!path.namespace().isEmpty()) {
            metadata.put("namespace", path.namespace());
        }
        if (isService(path) && object.path("spec").path("clusterIP").isMissingNode()) {
            addresses++;
            object.withObjectProperty("spec").put("clusterIP", "10.96.0." + addresses);
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("generation", 1L);
        metadata.put(
                "creationTimestamp",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return store(at, Optional.empty(), object);
    }

    /** Exchanges an object, or its status alone. A version that is given has to be the newest. */
    ObjectNode update(ApiPath path, ObjectNode given) throws Refusal {
        checkSecret(path, given);
        ObjectNode before = get(path);
        String seen = given.path("metadata").path("resourceVersion").asText();
        if (!seen.isEmpty()
                && !seen.equals(before.path("metadata").path("resourceVersion").asText())) {
            throw new Refusal(
                    409, "Conflict", "the object has been modified; please apply your changes to the latest version");
        }
        if (isService(path)
                && address(given).asText("").isEmpty()
                && !address(before).isMissingNode()) {
            ObjectNode addressed = given.deepCopy();
            addressed.withObjectProperty("spec").set("clusterIP", address(before));
            return update(path, addressed);
        }
        if (isService(path) && !address(given).equals(address(before))) {
            throw new Refusal(
                    422, "Invalid", "spec.clusterIP: Invalid value: " + address(given) + ": field is immutable");
        }
        boolean ofStatus = path.part().equals("status");
        ObjectNode after = ofStatus ? before.deepCopy() : given.deepCopy();
        boolean takesStatus = ofStatus || STATUS_IS_CONTENT.contains(path.collection());
        JsonNode status = (takesStatus ? given : before).path("status");
        if (status.isMissingNode()) {
            after.remove("status");
        } else {
            after.set("status", status);
        }
        keep(before, after);
        if (after.equals(before)) {
            return before;
        }
        boolean gone = after.path("metadata").has("deletionTimestamp")
                && after.path("metadata").path("finalizers").isEmpty();
        return gone ? remove(path, before) : store(path, Optional.of(before), after);
    }

    private static boolean isService(ApiPath path) {
        return path.collection().equals("/services") && path.part().isEmpty();
    }

    private static JsonNode address(ObjectNode service) {
        return service.path("spec").path("clusterIP");
    }

    private static void keep(ObjectNode before, ObjectNode after) {
        ObjectNode metadata = after.withObjectProperty("metadata");
        for (String field :
                List.of("name", "namespace", "uid", "creationTimestamp", "resourceVersion", "deletionTimestamp")) {
            JsonNode value = before.path("metadata").path(field);
            if (!value.isMissingNode()) {
                metadata.set(field, value);
            }
        }
        long generation = before.path("metadata").path("generation").asLong(1);
        boolean changed = !after.path("spec").equals(before.path("spec"));
        metadata.put("generation", changed ? generation + 1 : generation);
    }

    ObjectNode delete(ApiPath path) throws Refusal {
        ObjectNode before = get(path);
        if (before.path("metadata").path("finalizers").isEmpty()) {
            return remove(path, before);
        }
        ObjectNode after = before.deepCopy();
        after.withObjectProperty("metadata")
                .put("deletionTimestamp", Instant.now().toString());
        return store(path, Optional.of(before), after);
    }

    private ObjectNode remove(ApiPath path, ObjectNode before) {
        objects(path).remove(path.key());
        ObjectNode last = before.deepCopy();
        version++;
        last.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        tell(new Change(version, path.collection(), Optional.of(last), Optional.empty()));
        return last;
    }

    private ObjectNode store(ApiPath path, Optional<ObjectNode> before, ObjectNode object) {
        version++;
        object.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        objects(path).put(path.key(), object);
        tell(new Change(version, path.collection(), before, Optional.of(object)));
        return object.deepCopy();
    }

    private void tell(Change change) {
        history.add(change);
        List.copyOf(watchers).forEach(watcher -> watcher.accept(change));
    }

    /** RFC 7386. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else {
                result.set(entry.getKey(), merged(result.path(entry.getKey()), entry.getValue()));
            }
        });
        return result;
    }
}
