package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.identity.ServiceAccount;

/** Asks the API server what a service account may, with the account's own token. Blocks; thread-safe. */
public final class AccessReviews {
    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final ApiServer server;

    public AccessReviews(ApiServer server) {
        this.server = server;
    }

    /**
     * What the server says.
     *
     * @param known whether it was asked at all
     * @param reason what it says beside yes or no, or why nobody knows; may be empty
     */
    public record Verdict(boolean known, boolean allowed, String reason) {}

    /** Whether the account may do something. */
    public Verdict ask(ServiceAccount account, Right right) throws InterruptedException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        ObjectNode asked = review.putObject("spec").putObject("resourceAttributes");
        String[] parts = right.resource().split("/", 2);
        asked.put("verb", right.verb()).put("group", right.group()).put("resource", parts[0]);
        if (parts.length > 1) {
            asked.put("subresource", parts[1]);
        }
        if (!right.namespace().isEmpty()) {
            asked.put("namespace", right.namespace());
        }
        if (!right.name().isEmpty()) {
            asked.put("name", right.name());
        }
        return switch (server.call(account, ApiCall.post(PATH, review.toString()))) {
            case ApiAnswer.Good good -> {
                boolean allowed = good.body().path("status").path("allowed").asBoolean();
                yield new Verdict(
                        true, allowed, good.body().path("status").path("reason").asText(""));
            }
            case ApiAnswer.Denied denied -> new Verdict(true, false, denied.message());
            case ApiAnswer.Refused refused ->
                new Verdict(false, false, "HTTP " + refused.code() + " " + refused.message());
            case ApiAnswer.NotSent notSent -> new Verdict(false, false, notSent.reason());
            case ApiAnswer.Lost lost -> new Verdict(false, false, lost.reason());
        };
    }
}
