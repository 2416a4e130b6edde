package dev.tripline.console.rest.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.runtime.admission.Admission;
import dev.tripline.runtime.admission.Review;
import dev.tripline.runtime.admission.Ruling;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rulings as {@code admission.k8s.io/v1} has them. Blocks while a bus is looked up; thread-safe. */
@Singleton
class Reviews {
    private static final String GROUP = "argoproj.io";

    private final Admission admission;

    Reviews(Admission admission) {
        this.admission = admission;
    }

    /**
     * The answer to an AdmissionReview.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    ObjectNode answer(@Nullable JsonNode review) {
        if (review == null || !review.path("request").isObject()) {
            throw new IllegalArgumentException("want an AdmissionReview with a request");
        }
        JsonNode request = review.path("request");
        Ruling ruling = read(request).map(admission::on).orElse(Ruling.ALLOWED);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("apiVersion", review.path("apiVersion").asText("admission.k8s.io/v1"));
        answer.put("kind", "AdmissionReview");
        ObjectNode response = answer.putObject("response");
        response.put("uid", request.path("uid").asText());
        response.put("allowed", ruling.isAllowed());
        if (!ruling.isAllowed()) {
            response.putObject("status")
                    .put("code", 400)
                    .put("reason", "BadRequest")
                    .put("message", ruling.denial());
        }
        if (!ruling.warnings().isEmpty()) {
            ruling.warnings().forEach(response.putArray("warnings")::add);
        }
        return answer;
    }

    /** Empty when it is no business of ours. */
    private static Optional<Review> read(JsonNode request) {
        Review.Operation operation = switch (request.path("operation").asText().toUpperCase(Locale.ROOT)) {
            case "CREATE" -> Review.Operation.CREATE;
            case "UPDATE" -> Review.Operation.UPDATE;
            default -> Review.Operation.OTHER;
        };
        boolean ours = request.path("kind").path("group").asText().equals(GROUP)
                && request.path("object").isObject();
        if (!ours) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Review(
                    operation,
                    request.path("namespace").asText(),
                    manifest(request, request.path("object")),
                    Optional.of(request.path("oldObject"))
                            .filter(JsonNode::isObject)
                            .map(object -> manifest(request, object))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the object cannot be read", e);
        }
    }

    private static Manifest manifest(JsonNode request, JsonNode object) {
        String kind = request.path("kind").path("kind").asText();
        String name =
                object.path("metadata").path("name").asText(request.path("name").asText());
        Position at = new Position(kind.toLowerCase(Locale.ROOT) + "/" + name, 0, 0);
        return new Manifest(
                kind,
                name,
                object.path("metadata").path("generation").asText(),
                (Node.Obj) NodeJson.read(object.toString(), at),
                at);
    }
}
