package dev.tripline.trigger.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiAnswer;
import dev.tripline.client.kubernetes.ApiCall;
import dev.tripline.client.kubernetes.ApiResource;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.trigger.artifact.ActionMark;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of an API server as one service account sees and changes them. Blocks; what is no success is {@link Stopped}. */
public final class ApiObjects {
    /** For server-side apply. */
    private static final String MANAGER = "fieldManager=tripline&force=true";

    private static final int PAGE = 200;
    private static final int MOST_PAGES = 100;
    private static final int NOT_FOUND = 404;

    private final ApiServer server;
    private final ServiceAccount account;

    public ApiObjects(ApiServer server, ServiceAccount account) {
        this.server = server;
        this.account = account;
    }

    /** What the server calls a kind; what is assumed when it does not say. */
    public ApiResource resource(String apiVersion, String kind, ApiResource assumed)
            throws Stopped, InterruptedException {
        Names.check(apiVersion, kind, assumed.plural());
        return server.kinds().find(account, apiVersion, kind).orElse(assumed);
    }

    /** The object as it is; empty when it is not there. */
    public Optional<ObjectNode> find(ApiResource resource, String namespace, String name)
            throws Stopped, InterruptedException {
        ApiCall call = ApiCall.get(one(resource, namespace, name));
        ApiAnswer answer = server.call(account, call);
        if (answer instanceof ApiAnswer.Refused refused && refused.code() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(object(call, answer));
    }

    /**
     * Creates an object. One that is there already and carries the action's label is what an earlier attempt has made.
     *
     * @param mark the action's id as a label; without one, an object that is there already is a conflict
     * @return what was made, with {@code false} when that was earlier
     */
    public Made create(ApiResource resource, String namespace, JsonNode object, String mark)
            throws Stopped, InterruptedException {
        ApiCall call = ApiCall.post(collection(resource, namespace), object.toString());
        ApiAnswer answer = server.call(account, call);
        if (!(answer instanceof ApiAnswer.Refused refused) || !refused.reason().equals("AlreadyExists")) {
            return new Made(object(call, answer), true);
        }
        String name = object.path("metadata").path("name").asText();
        if (mark.isEmpty()) {
            throw new Stopped.Conflict(resource + " " + name + " was made by somebody else meanwhile");
        }
        ObjectNode there = find(resource, namespace, name)
                .orElseThrow(() -> Stopped.retry(resource + " " + name + " came and went"));
        JsonNode label = there.path("metadata").path("labels").path(ActionMark.KEY);
        if (label.asText().equals(mark)) {
            return new Made(there, false);
        }
        throw Stopped.rejected(resource + " " + name + " exists already, and this action did not make it");
    }

    /** An object, and whether it was made just now. */
    public record Made(ObjectNode object, boolean now) {}

    /** Exchanges an object; its {@code resourceVersion} has to be the newest. */
    public ObjectNode replace(ApiResource resource, String namespace, String name, JsonNode object)
            throws Stopped, InterruptedException {
        ApiCall call = ApiCall.put(one(resource, namespace, name), object.toString());
        return object(call, server.call(account, call));
    }

    /**
     * @param strategy the media type of the patch; for server-side apply Tripline is the field manager
     */
    public ObjectNode patch(ApiResource resource, String namespace, String name, String strategy, JsonNode patch)
            throws Stopped, InterruptedException {
        String query = strategy.startsWith("application/apply-patch") ? "?" + MANAGER : "";
        ApiCall call = ApiCall.patch(one(resource, namespace, name) + query, strategy, patch.toString());
        return object(call, server.call(account, call));
    }

    /**
     * @return false when it was not there
     */
    public boolean delete(ApiResource resource, String namespace, String name) throws Stopped, InterruptedException {
        ApiCall call = ApiCall.delete(one(resource, namespace, name));
        ApiAnswer answer = server.call(account, call);
        if (answer instanceof ApiAnswer.Refused refused && refused.code() == NOT_FOUND) {
            return false;
        }
        object(call, answer);
        return true;
    }

    /**
     * All objects of a kind in a namespace, page by page.
     *
     * @param labels a label selector; empty for all
     */
    public List<ObjectNode> list(ApiResource resource, String namespace, String labels)
            throws Stopped, InterruptedException {
        List<ObjectNode> all = new ArrayList<>();
        String next = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = "?limit=" + PAGE
                    + (labels.isEmpty() ? "" : "&labelSelector=" + escaped(labels))
                    + (next.isEmpty() ? "" : "&continue=" + escaped(next));
            ApiCall call = ApiCall.get(collection(resource, namespace) + query);
            ObjectNode list = object(call, server.call(account, call));
            for (JsonNode item : list.path("items")) {
                if (item instanceof ObjectNode object) {
                    all.add(object);
                }
            }
            next = list.path("metadata").path("continue").asText("");
            if (next.isEmpty()) {
                return all;
            }
        }
        throw Stopped.rejected("more than " + MOST_PAGES * PAGE + " " + resource + " in " + namespace);
    }

    /** Asks a server beside the API server that the operator has set, such as Argo's. */
    public ObjectNode ask(String url, ApiCall call) throws Stopped, InterruptedException {
        return object(call, server.call(url, account, call));
    }

    private static String collection(ApiResource resource, String namespace) throws Stopped {
        if (resource.namespaced()) {
            Names.check("namespace", namespace);
        }
        return resource.collection(namespace);
    }

    private static String one(ApiResource resource, String namespace, String name) throws Stopped {
        Names.check("name", name);
        return collection(resource, namespace) + "/" + name;
    }

    private static ObjectNode object(ApiCall call, ApiAnswer answer) throws Stopped {
        if (answer instanceof ApiAnswer.Good good && good.body() instanceof ObjectNode object) {
            return object;
        }
        throw Answers.stopped(call, answer);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
