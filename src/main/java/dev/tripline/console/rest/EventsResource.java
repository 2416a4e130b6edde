package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.rest.request.ProblemDetail;
import dev.tripline.console.rest.request.Query;
import dev.tripline.console.rest.request.Refusal;
import dev.tripline.console.rest.story.EventStory;
import dev.tripline.ledger.history.DecisionFilter;
import dev.tripline.ledger.history.History;
import dev.tripline.ledger.history.Page;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of events. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public class EventsResource {
    static final Duration USUAL = Duration.ofHours(1);

    private static final Set<String> KNOWN =
            Set.of("source", "sensor", "trigger", "result", "replayOf", "since", "until", "limit", "cursor");

    private final History history;
    private final EventStory stories;
    private final Clock clock;

    EventsResource(History history, EventStory stories, Clock clock) {
        this.history = history;
        this.stories = stories;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Decisions, newest first",
            description =
                    "In a few words each; GET /api/v1/events/{id} tells all. One call looks at no more than 100000"
                            + " records; then truncated is true and next goes on.")
    @Parameter(name = "source", in = ParameterIn.QUERY, description = "EVENTSOURCE or EVENTSOURCE/EVENT")
    @Parameter(name = "sensor", in = ParameterIn.QUERY)
    @Parameter(
            name = "trigger",
            in = ParameterIn.QUERY,
            description = "with sensor: what this trigger did or did not do")
    @Parameter(name = "result", in = ParameterIn.QUERY, description = "fired, waiting, rejected, error or unmatched")
    @Parameter(name = "replayOf", in = ParameterIn.QUERY, description = "replays of this event")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "how long ago or RFC 3339 (default 1h)")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "how long ago or RFC 3339")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500 (default 50)")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "what the answer before had under next")
    @APIResponse(responseCode = "200", description = "items, and next when there are more")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode events(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), clock.instant(), KNOWN);
        if (query.text("trigger").isPresent() && query.text("sensor").isEmpty()) {
            throw Refusal.senseless("trigger: needs sensor, too");
        }
        DecisionFilter filter = filter(query);
        Page page = history.events(filter, query.span(clock.instant().minus(USUAL)));
        if (filter.trigger().isPresent()) {
            page.items().forEach(this::addOutcomes);
        }
        return Query.answer(page);
    }

    private static DecisionFilter filter(Query query) {
        List<String> source =
                query.text("source").map(text -> List.of(text.split("/", 2))).orElse(List.of());
        return new DecisionFilter(
                source.stream().findFirst(),
                source.stream().skip(1).findFirst(),
                query.text("sensor"),
                query.text("trigger"),
                query.oneOf("result", DecisionFilter.RESULTS),
                query.text("replayOf"));
    }

    /** How the actions of the one trigger that is asked about ended. */
    private void addOutcomes(ObjectNode item) {
        for (JsonNode sensor : item.path("sensors")) {
            ArrayNode outcomes = ((ObjectNode) sensor).putArray("outcomes");
            for (JsonNode action : sensor.path("actions")) {
                List<JsonNode> attempts = history.attempts(action.asText());
                if (!attempts.isEmpty()) {
                    JsonNode last = attempts.getLast();
                    ObjectNode outcome = outcomes.addObject();
                    for (String field : List.of("action", "attempt", "outcome", "detail", "next")) {
                        outcome.set(field, last.path(field));
                    }
                }
            }
        }
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @Operation(
            summary = "The path of an event",
            description =
                    "Each sensor that listened, each filter with what it wanted and saw, each trigger and what it has and"
                            + " waits for, the attempts of each action under its id, and under ends where those lie that were"
                            + " given up.")
    @APIResponse(responseCode = "200", description = "The decision and the attempts")
    @APIResponse(responseCode = "404", description = "Not decided yet, or not (any longer) in the ledger")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public Response event(@PathParam("id") String id) {
        Optional<ObjectNode> story = stories.of(id);
        return story.map(found -> Response.ok(found).build())
                .orElseGet(() -> ProblemDetail.response(404, "No such event", none(id)));
    }

    private String none(String id) {
        return "no decision about event " + id + " is in the ledger"
                + history.missed(id)
                        .map(missed -> ": its slot was left out at "
                                + missed.path("missedAt").asText() + " ("
                                + missed.path("reason").asText() + ")")
                        .orElse("");
    }
}
