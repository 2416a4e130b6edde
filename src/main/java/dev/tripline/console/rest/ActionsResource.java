package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.rest.request.ProblemDetail;
import dev.tripline.console.rest.request.Query;
import dev.tripline.console.rest.story.ActionStory;
import dev.tripline.ledger.history.ActionFilter;
import dev.tripline.ledger.history.History;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of actions. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
public class ActionsResource {
    private static final Set<String> KNOWN =
            Set.of("sensor", "trigger", "outcome", "state", "since", "until", "limit", "cursor");

    private final History history;
    private final ActionStory stories;
    private final Clock clock;

    ActionsResource(History history, ActionStory stories, Clock clock) {
        this.history = history;
        this.stories = stories;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Actions by their newest attempt, newest first",
            description = "Actions that were not attempted yet are not among them; their events are.")
    @Parameter(name = "sensor", in = ParameterIn.QUERY)
    @Parameter(name = "trigger", in = ParameterIn.QUERY)
    @Parameter(name = "outcome", in = ParameterIn.QUERY, description = "done, retry, rejected or unknown")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "finished, again or buried")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "how long ago or RFC 3339 (default 1h)")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "how long ago or RFC 3339")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500 (default 50)")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "what the answer before had under next")
    @APIResponse(responseCode = "200", description = "items, and next when there are more")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode actions(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), clock.instant(), KNOWN);
        ActionFilter filter = new ActionFilter(
                query.text("sensor"),
                query.text("trigger"),
                query.oneOf("outcome", ActionFilter.OUTCOMES),
                query.oneOf("state", ActionFilter.STATES));
        return Query.answer(history.actions(filter, query.span(clock.instant().minus(EventsResource.USUAL))));
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(
            summary = "An action",
            description =
                    "The events that caused it, all attempts under its id (and of what it was handed to), and under ends"
                            + " where it lies when it was given up.")
    @APIResponse(responseCode = "200", description = "The action")
    @APIResponse(responseCode = "404", description = "Not attempted yet, or not (any longer) in the ledger")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public Response action(@PathParam("id") String id) {
        return stories.of(id)
                .map(found -> Response.ok(found).build())
                .orElseGet(() -> ProblemDetail.response(
                        404, "No such action", "no attempt of action " + id + " is in the ledger"));
    }
}
