package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One watch of {@link FakeApiServer}: changes of a collection, as far as a selector and a namespace let them through. */
final class FakeWatch implements Consumer<FakeCluster.Change> {
    private final ApiPath path;
    private final FakeKinds.Kind kind;
    private final Predicate<JsonNode> selector;
    private final Consumer<String> out;
    private final Runnable end;

    FakeWatch(ApiPath path, FakeKinds.Kind kind, Predicate<JsonNode> selector, Consumer<String> out, Runnable end) {
        this.path = path;
        this.kind = kind;
        this.selector = selector.and(object -> path.namespace().isEmpty()
                || object.path("metadata").path("namespace").asText().equals(path.namespace()));
        this.out = out;
        this.end = end;
    }

    /** What the watcher has to see before the changes to come: the history, or what is there now. */
    void begin(String from, FakeCluster cluster) {
        if (from.isEmpty() || from.equals("0")) {
            cluster.list(path, selector).forEach(object -> event("ADDED", object));
            return;
        }
        long version = Long.parseLong(from);
        if (version < cluster.oldest()) {
            expired();
            return;
        }
        cluster.since(version).forEach(this);
    }

    @Override
    public void accept(FakeCluster.Change change) {
        if (!change.collection().equals(path.collection())) {
            return;
        }
        Optional<ObjectNode> before = change.before().filter(selector);
        Optional<ObjectNode> after = change.after().filter(selector);
        if (after.isPresent()) {
            event(before.isPresent() ? "MODIFIED" : "ADDED", after.get());
        } else if (before.isPresent()) {
            ObjectNode last = before.get().deepCopy();
            last.withObjectProperty("metadata").put("resourceVersion", Long.toString(change.version()));
            event("DELETED", last);
        }
    }

    void bookmark(long version) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("resourceVersion", Long.toString(version));
        event("BOOKMARK", object);
    }

    /** The end of a watch whose history is gone. */
    void expired() {
        ObjectNode status = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("message", "too old resource version")
                .put("reason", "Expired")
                .put("code", 410);
        line("ERROR", status);
        end.run();
    }

    void drop() {
        end.run();
    }

    private void event(String type, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.put("kind", kind.kind());
        copy.put("apiVersion", kind.apiVersion());
        line(type, copy);
    }

    private void line(String type, ObjectNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.set("object", object);
        out.accept(event + "\n");
    }
}
