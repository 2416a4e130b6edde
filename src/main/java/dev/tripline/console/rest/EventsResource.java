package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.ledger.Ledger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of events. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public class EventsResource {
    private static final int MOST_ACTIONS = 500;

    private final Ledger ledger;

    EventsResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "The path of an event",
            description =
                    "Each sensor that listened, each filter with what it wanted and saw, each trigger, and the attempts"
                            + " of each action under its id.")
    @APIResponse(responseCode = "200", description = "The decision and the attempts")
    @APIResponse(responseCode = "404", description = "Not decided yet, or not (any longer) in the ledger")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public Uni<Response> event(@PathParam("id") String id) {
        return ledger.decision(id)
                .flatMap(decision -> decision.map(this::withAttempts)
                        .orElseGet(() -> Uni.createFrom()
                                .item(ProblemDetail.response(
                                        404, "No such event", "no decision about event " + id + " is in the ledger"))))
                .onFailure()
                .recoverWithItem(failure ->
                        ProblemDetail.response(503, "The bus does not answer", String.valueOf(failure.getMessage())));
    }

    private Uni<Response> withAttempts(JsonNode decision) {
        List<String> actions = decision.findValues("actions").stream()
                .flatMap(list -> {
                    Iterable<JsonNode> ids = list;
                    return java.util.stream.StreamSupport.stream(ids.spliterator(), false);
                })
                .map(JsonNode::asText)
                .distinct()
                .limit(MOST_ACTIONS)
                .toList();
        ObjectNode answer = decision.deepCopy();
        ObjectNode attempts = answer.putObject("actions");
        return Multi.createFrom()
                .iterable(actions)
                .onItem()
                .transformToUni(action -> ledger.attempts(action)
                        .invoke(found -> attempts.set(
                                action, JsonNodeFactory.instance.arrayNode().addAll(found))))
                .concatenate()
                .collect()
                .asList()
                .map(done -> Response.ok(answer).build());
    }
}
