package dev.tripline.trigger.argoworkflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiCall;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.Stopped;

/**
 * The server of Argo Workflows ({@code /api/v1/workflows}), for what changes the state of nodes: it knows how they hang
 * together, and unpacks those that are compressed or kept elsewhere. It takes the sensor's token, as the API server does.
 */
final class ArgoServer {
    /** The annotation that tells which action retried which run. */
    static final String RETRIED = "events.tripline.dev/retried";

    private final ApiObjects objects;
    private final String url;
    private final Arguments arguments;

    ArgoServer(ApiObjects objects, String url, Arguments arguments) {
        this.objects = objects;
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.arguments = arguments;
    }

    boolean retry(String namespace, String name) throws Stopped, InterruptedException {
        ObjectNode body = body(namespace, name);
        if (arguments.flag("restart-successful").isPresent()) {
            body.put("restartSuccessful", true);
        }
        if (!arguments.parameters().isEmpty()) {
            ArrayNode parameters = body.putArray("parameters");
            arguments.parameters().forEach(parameters::add);
        }
        return put(namespace, name, "retry", body);
    }

    boolean resume(String namespace, String name) throws Stopped, InterruptedException {
        return put(namespace, name, "resume", body(namespace, name));
    }

    boolean stop(String namespace, String name) throws Stopped, InterruptedException {
        ObjectNode body = body(namespace, name);
        arguments.flag("message").ifPresent(message -> body.put("message", message));
        return put(namespace, name, "stop", body);
    }

    private ObjectNode body(String namespace, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("namespace", namespace).put("name", name);
        arguments.flag("node-field-selector").ifPresent(selector -> body.put("nodeFieldSelector", selector));
        return body;
    }

    private boolean put(String namespace, String name, String operation, ObjectNode body)
            throws Stopped, InterruptedException {
        String path = "/api/v1/workflows/" + namespace + "/" + name + "/" + operation;
        objects.ask(url, ApiCall.put(path, body.toString()));
        return true;
    }
}
