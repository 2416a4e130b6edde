package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.explain.EventInput;
import dev.tripline.console.rest.request.Given;
import dev.tripline.console.rest.request.ProblemDetail;
import dev.tripline.console.rest.request.Query;
import dev.tripline.console.rest.request.Refusal;
import dev.tripline.console.rest.request.Writes;
import dev.tripline.ledger.dead.Letter;
import dev.tripline.ledger.dead.LetterFilter;
import dev.tripline.ledger.dead.Letters;
import dev.tripline.runtime.replay.LetterWork;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was given up. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class LettersResource {
    private static final Set<String> FILTER = Set.of("sensor", "trigger", "class", "cause", "since", "until");
    private static final Set<String> KNOWN =
            Set.of("sensor", "trigger", "class", "cause", "since", "until", "limit", "cursor");
    private static final Set<String> REDRIVE = Set.of("filter", "sequences", "max", "dryRun");
    private static final Set<String> DROP = Set.of("filter", "sequences", "max", "dryRun", "reason");
    private static final int USUAL_MAX = 1000;

    private final Letters letters;
    private final LetterWork work;
    private final ObjectMapper mapper;
    private final Clock clock;

    LettersResource(Letters letters, LetterWork work, ObjectMapper mapper, Clock clock) {
        this.letters = letters;
        this.work = work;
        this.mapper = mapper;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Dead letters, newest first")
    @Parameter(name = "sensor", in = ParameterIn.QUERY)
    @Parameter(name = "trigger", in = ParameterIn.QUERY)
    @Parameter(
            name = "class",
            in = ParameterIn.QUERY,
            description = "rejected, exhausted, unknown, circuit, gone or undecodable")
    @Parameter(name = "cause", in = ParameterIn.QUERY, description = "a part of the cause")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "how long ago or RFC 3339 (default: all)")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "how long ago or RFC 3339")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500 (default 50)")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "what the answer before had under next")
    @APIResponse(responseCode = "200", description = "items, and next when there are more")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode list(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), clock.instant(), KNOWN);
        return Query.answer(letters.page(filter(query), query.span(Instant.EPOCH)));
    }

    @GET
    @Path("groups")
    @RunOnVirtualThread
    @Operation(
            summary = "Dead letters counted by class, sensor and trigger",
            description = "Takes the filters of the list.")
    @APIResponse(responseCode = "200", description = "items with their count, oldest, newest and newest cause")
    public ObjectNode groups(@Context UriInfo uri) {
        Query query = Query.of(uri.getQueryParameters(), clock.instant(), FILTER);
        Letters.Groups groups =
                letters.groups(filter(query), query.moment("since").orElse(Instant.EPOCH), query.moment("until"));
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode items = answer.putArray("items");
        groups.items().forEach(items::add);
        if (groups.truncated()) {
            answer.put("truncated", true);
        }
        return answer;
    }

    private static LetterFilter filter(Query query) {
        return new LetterFilter(query.text("sensor"), query.text("trigger"), query.text("class"), query.text("cause"));
    }

    @GET
    @Path("{sequence: [0-9]{1,18}}")
    @RunOnVirtualThread
    @Operation(
            summary = "A dead letter",
            description =
                    "With its last attempt, the request as it was rendered (secrets by name only), and its events.")
    @APIResponse(responseCode = "200", description = "The letter")
    @APIResponse(responseCode = "404", description = "No such letter, or no longer")
    public Response show(@PathParam("sequence") long sequence) {
        return letters.get(sequence)
                .map(letter -> Response.ok(shown(letter)).build())
                .orElseGet(() -> ProblemDetail.response(
                        404, "No such letter", "no dead letter " + sequence + ": sent again, dropped, or too old"));
    }

    private static ObjectNode shown(Letter letter) {
        ObjectNode shown = letter.summary();
        if (letter.content().has("attempt")) {
            shown.set("attempt", letter.content().path("attempt"));
        }
        if (letter.content().has("bytes")) {
            shown.set("bytes", letter.content().path("bytes"));
        }
        letter.firing().ifPresent(firing -> {
            shown.put("generation", firing.generation());
            shown.put("firedAt", firing.at().toString());
            ObjectNode events = shown.putObject("events");
            firing.events().forEach((dependency, event) -> events.set(dependency, EventInput.written(event)));
        });
        return shown;
    }

    @POST
    @Path("redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @Writes
    @RunOnVirtualThread
    @Operation(
            summary = "Attempts actions among the dead letters again",
            description =
                    "{\"sequences\":[…]} or {\"filter\":{sensor, trigger, class, cause, since, until}}, \"max\" (1000),"
                            + " \"dryRun\". Under their own ids. Safe to repeat.")
    @APIResponse(responseCode = "200", description = "matched, done, more, left with the reason, and a sample")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "403", description = "Neither from this machine nor with the token")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode redrive(@Nullable JsonNode body) {
        LetterWork.Wanted wanted = wanted(Given.of(body, REDRIVE));
        return answer(work.redrive(wanted), wanted.dryRun());
    }

    @POST
    @Path("drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Writes
    @RunOnVirtualThread
    @Operation(
            summary = "Takes dead letters away for good",
            description = "As redrive, and \"reason\": the ledger keeps it.")
    @APIResponse(responseCode = "200", description = "matched, done, more, left with the reason, and a sample")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "403", description = "Neither from this machine nor with the token")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode drop(@Nullable JsonNode body) {
        Given given = Given.of(body, DROP);
        LetterWork.Wanted wanted = wanted(given);
        return answer(work.drop(wanted, given.text("reason").orElse("")), wanted.dryRun());
    }

    private LetterWork.Wanted wanted(Given given) {
        if (given.has("sequences") == given.has("filter")) {
            throw Refusal.senseless("want sequences, or a filter ({} for all)");
        }
        Instant now = clock.instant();
        Given filter = given.object("filter", FILTER).orElse(given);
        boolean named = given.has("sequences");
        return new LetterWork.Wanted(
                List.copyOf(given.numbers("sequences")),
                named
                        ? LetterFilter.ALL
                        : new LetterFilter(
                                filter.text("sensor"),
                                filter.text("trigger"),
                                filter.text("class"),
                                filter.text("cause")),
                named ? Instant.EPOCH : filter.moment("since", now).orElse(Instant.EPOCH),
                named ? java.util.Optional.empty() : filter.moment("until", now),
                given.count("max", USUAL_MAX, LetterWork.MOST),
                given.flag("dryRun"));
    }

    private ObjectNode answer(LetterWork.Done done, boolean dryRun) {
        ObjectNode answer = mapper.createObjectNode();
        answer.put("dryRun", dryRun);
        answer.put("matched", done.matched());
        answer.put("done", done.done());
        answer.put("more", done.more());
        ArrayNode left = answer.putArray("left");
        done.left()
                .forEach(one -> left.addObject().put("sequence", one.sequence()).put("why", one.why()));
        ArrayNode sample = answer.putArray("sample");
        done.sample().forEach(sample::add);
        if (!done.stopped().isEmpty()) {
            answer.put("stopped", done.stopped());
        }
        return answer;
    }
}
