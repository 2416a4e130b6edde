package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.rest.request.Query;
import dev.tripline.console.rest.request.Refusal;
import dev.tripline.console.rest.tail.TailFilter;
import dev.tripline.console.rest.tail.Tails;
import dev.tripline.ledger.history.ActionFilter;
import dev.tripline.ledger.history.DecisionFilter;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decisions and attempts as they are recorded. */
@Path("/api/v1/tail")
@Tag(name = "tail")
public class TailResource {
    private static final Set<String> KNOWN = Set.of("source", "sensor", "trigger", "outcome");
    private static final List<String> OUTCOMES = Stream.concat(
                    DecisionFilter.RESULTS.stream(), ActionFilter.OUTCOMES.stream())
            .distinct()
            .toList();

    private final Tails tails;
    private final Clock clock;

    TailResource(Tails tails, Clock clock) {
        this.tails = tails;
        this.clock = clock;
    }

    @GET
    @NonBlocking
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Decisions and attempts as they are recorded, by whichever replica",
            description =
                    "One JSON object a line; after 15 s of silence {\"kind\":\"keepAlive\"}. Who reads too slowly is sent"
                            + " {\"kind\":\"end\"} with the reason.")
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "EVENTSOURCE or EVENTSOURCE/EVENT: decisions only")
    @Parameter(name = "sensor", in = ParameterIn.QUERY)
    @Parameter(name = "trigger", in = ParameterIn.QUERY)
    @Parameter(name = "outcome", in = ParameterIn.QUERY, description = "a result of events or an outcome of attempts")
    @APIResponse(responseCode = "200", description = "Lines, without end")
    @APIResponse(responseCode = "429", description = "Too many listen already")
    public Multi<ObjectNode> tail(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), clock.instant(), KNOWN);
        TailFilter filter = new TailFilter(
                query.text("source"), query.text("sensor"), query.text("trigger"), query.oneOf("outcome", OUTCOMES));
        return tails.open(filter)
                .orElseThrow(() -> new Refusal(
                        429, "Too many listen", "there are " + Tails.MOST + " listeners already; end one of them"));
    }
}
