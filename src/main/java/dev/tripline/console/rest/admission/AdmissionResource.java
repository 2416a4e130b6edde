package dev.tripline.console.rest.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.rest.request.ProblemDetail;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code admission.k8s.io/v1}. Reads objects and stores nothing, so that nobody needs a token. */
@Path("/admission")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admission")
public class AdmissionResource {
    private final Reviews reviews;

    AdmissionResource(Reviews reviews) {
        this.reviews = reviews;
    }

    @POST
    @Blocking
    @Operation(
            summary = "Rules about EventSource, Sensor and EventBus objects before they are stored",
            description = "An AdmissionReview of an API server; what is not ours is let through")
    public Response review(@Nullable JsonNode review) {
        try {
            return Response.ok(reviews.answer(review)).build();
        } catch (IllegalArgumentException e) {
            return ProblemDetail.response(400, "The request makes no sense", String.valueOf(e.getMessage()));
        }
    }
}
