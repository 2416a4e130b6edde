package dev.tripline.console.rest.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.rest.request.ProblemDetail;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.runtime.admission.Admission;
import dev.tripline.runtime.admission.Review;
import dev.tripline.runtime.admission.Ruling;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code admission.k8s.io/v1}. Reads objects and stores nothing, so that nobody needs a token. */
@Path("/admission")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admission")
public class AdmissionResource {
    private static final String GROUP = "argoproj.io";

    private final Admission admission;

    AdmissionResource(Admission admission) {
        this.admission = admission;
    }

    @POST
    @Blocking
    @Operation(
            summary = "Rules about EventSource, Sensor and EventBus objects before they are stored",
            description = "An AdmissionReview of an API server; what is not ours is let through")
    public Response review(@Nullable JsonNode review) {
        if (review == null || !review.path("request").isObject()) {
            return ProblemDetail.response(400, "The request makes no sense", "want an AdmissionReview with a request");
        }
        JsonNode request = review.path("request");
        Ruling ruling;
        try {
            ruling = read(request).map(admission::on).orElse(Ruling.ALLOWED);
        } catch (IllegalArgumentException e) {
            return ProblemDetail.response(400, "The request makes no sense", "the object cannot be read");
        }
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
        return Response.ok(answer).build();
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
        return ours
                ? Optional.of(new Review(
                        operation,
                        request.path("namespace").asText(),
                        manifest(request, request.path("object")),
                        Optional.of(request.path("oldObject"))
                                .filter(JsonNode::isObject)
                                .map(object -> manifest(request, object))))
                : Optional.empty();
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
