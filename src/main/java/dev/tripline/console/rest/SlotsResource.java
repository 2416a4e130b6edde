package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.rest.request.Given;
import dev.tripline.console.rest.request.Query;
import dev.tripline.console.rest.request.Refusal;
import dev.tripline.console.rest.request.Writes;
import dev.tripline.event.Origin;
import dev.tripline.runtime.replay.Backfills;
import dev.tripline.runtime.replay.MissedSlots;
import dev.tripline.runtime.replay.PastSlot;
import dev.tripline.runtime.replay.PastSlots;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The slots of schedules: which did not happen, and making up for them. */
@Path("/api/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "slots")
public class SlotsResource {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final int USUAL_MAX = 1000;
    private static final Set<String> MISSED = Set.of("source", "since", "until", "limit");
    private static final Set<String> BACKFILL = Set.of("source", "from", "to", "max", "dryRun");

    private final MissedSlots missed;
    private final Backfills backfills;
    private final Clock clock;

    SlotsResource(MissedSlots missed, Backfills backfills, Clock clock) {
        this.missed = missed;
        this.backfills = backfills;
        this.clock = clock;
    }

    @GET
    @Path("missed")
    @RunOnVirtualThread
    @Operation(
            summary = "Slots of the schedules in force that did not happen, newest first",
            description =
                    "No event with the identity of such a slot is stored or decided. Those before knownSince are not"
                            + " judged. Intervals have no slots that could be known.")
    @Parameter(name = "source", in = ParameterIn.QUERY, description = "EVENTSOURCE or EVENTSOURCE/EVENT")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "how long ago or RFC 3339 (default 24h)")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "how long ago or RFC 3339")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500 (default 50)")
    @APIResponse(responseCode = "200", description = "items; truncated is true when there are more")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode missed(@Context UriInfo uri) {
        Instant now = clock.instant();
        Query query = Query.of(uri.getQueryParameters(), now, MISSED);
        String source = query.text("source").orElse("");
        Instant until =
                query.moment("until").filter(moment -> moment.isBefore(now)).orElse(now);
        MissedSlots.Found found = missed.between(
                query.moment("since").orElse(now.minus(USUAL)),
                until,
                binding -> source.isEmpty()
                        || source.equals(binding.origin().eventSource())
                        || source.equals(binding.origin().toString()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        found.missed().stream().limit(query.limit()).forEach(slot -> items.add(shown(slot)));
        answer.put(
                "truncated",
                found.missed().size() > query.limit() || !found.crowded().isEmpty());
        if (!found.crowded().isEmpty()) {
            found.crowded().forEach(answer.putArray("notLookedAt")::add);
        }
        found.memory().ifPresent(moment -> answer.put("knownSince", moment.toString()));
        return answer;
    }

    private static ObjectNode shown(PastSlot slot) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("source", slot.origin().eventSource())
                .put("event", slot.origin().event())
                .put("at", slot.at().toString())
                .put("zone", slot.zone().getId())
                .put("id", slot.eventId());
        slot.reason().ifPresent(reason -> shown.put("reason", reason));
        return shown;
    }

    @POST
    @Path("backfill")
    @Consumes(MediaType.APPLICATION_JSON)
    @Writes
    @RunOnVirtualThread
    @Operation(
            summary = "Sends slots of the past that did not happen",
            description =
                    "{\"source\": \"EVENTSOURCE/EVENT\", \"from\", \"to\"}; \"max\" (1000) to send; \"dryRun\": only say which. Each"
                            + " has the identity of its slot: one that happened is left alone.")
    @APIResponse(responseCode = "200", description = "What became of each slot")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "403", description = "Neither from this machine nor with the token")
    @APIResponse(responseCode = "404", description = "No such event in force")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode backfill(@Nullable JsonNode body) {
        Given given = Given.of(body, BACKFILL);
        Instant now = clock.instant();
        List<String> name = List.of(given.text("source")
                .orElseThrow(() -> Refusal.senseless("source: want EVENTSOURCE/EVENT"))
                .split("/", 2));
        if (name.size() < 2) {
            throw Refusal.senseless("source: want EVENTSOURCE/EVENT, not " + name.getFirst());
        }
        Backfills.Wanted wanted = new Backfills.Wanted(
                new Origin(name.getFirst(), name.getLast()),
                given.moment("from", now).orElseThrow(() -> Refusal.senseless("from: is needed")),
                given.moment("to", now).orElseThrow(() -> Refusal.senseless("to: is needed")),
                given.count("max", USUAL_MAX, PastSlots.MOST),
                given.flag("dryRun"));
        return answer(backfills.fill(wanted), wanted.dryRun());
    }

    private static ObjectNode answer(Backfills.Done done, boolean dryRun) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("dryRun", dryRun);
        for (Backfills.State state : Backfills.State.values()) {
            answer.put(word(state), done.count(state));
        }
        answer.put("more", done.more());
        ArrayNode slots = answer.putArray("slots");
        done.slots().forEach(one -> slots.add(shown(one.slot()).put("state", word(one.state()))));
        done.memory().ifPresent(moment -> answer.put("knownSince", moment.toString()));
        if (!done.stopped().isEmpty()) {
            answer.put("stopped", done.stopped());
        }
        return answer;
    }

    private static String word(Backfills.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
