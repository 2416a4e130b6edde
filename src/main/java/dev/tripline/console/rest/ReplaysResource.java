package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.explain.ExplainJson;
import dev.tripline.console.rest.request.Given;
import dev.tripline.console.rest.request.Refusal;
import dev.tripline.console.rest.request.Writes;
import dev.tripline.runtime.replay.ReplayWanted;
import dev.tripline.runtime.replay.Replayed;
import dev.tripline.runtime.replay.Replays;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Past events, sent again. */
@Path("/api/v1/replays")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replays")
public class ReplaysResource {
    private static final Set<String> KNOWN =
            Set.of("event", "source", "since", "until", "sensor", "set", "max", "dryRun");
    private static final int USUAL_MAX = 1000;

    private final Replays replays;
    private final ObjectMapper mapper;
    private final Clock clock;

    ReplaysResource(Replays replays, ObjectMapper mapper, Clock clock) {
        this.replays = replays;
        this.mapper = mapper;
        this.clock = clock;
    }

    @POST
    @Writes
    @RunOnVirtualThread
    @Operation(
            summary = "Sends past events again, as new ones",
            description =
                    "{\"event\": id} or {\"source\": \"EVENTSOURCE/EVENT\", \"since\", \"until\"}; \"sensor\": the only one"
                            + " that decides; \"set\": {path into the body: value}; \"max\" (1000); \"dryRun\": explain what the sensors"
                            + " in force would do, for the first 100.")
    @APIResponse(responseCode = "200", description = "The new ids, or in a dry run what would happen")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    @APIResponse(responseCode = "403", description = "Neither from this machine nor with the token")
    @APIResponse(responseCode = "404", description = "No such event or sensor")
    @APIResponse(responseCode = "503", description = "The bus does not answer")
    public ObjectNode replay(@Nullable JsonNode body) {
        Given given = Given.of(body, KNOWN);
        ReplayWanted wanted = new ReplayWanted(
                choice(given),
                set(given.members("set")),
                given.text("sensor"),
                given.count("max", USUAL_MAX, Replays.MOST),
                given.flag("dryRun"));
        return answer(replays.replay(wanted), wanted.dryRun());
    }

    private ReplayWanted.Choice choice(Given given) {
        Optional<String> event = given.text("event");
        Optional<String> source = given.text("source");
        if (event.isPresent() == source.isPresent()) {
            throw Refusal.senseless("want event, or source and since");
        }
        if (event.isPresent()) {
            return new ReplayWanted.ById(event.get());
        }
        Instant now = clock.instant();
        List<String> parts = List.of(source.orElseThrow().split("/", 2));
        return new ReplayWanted.BySource(
                parts.getFirst(),
                parts.stream().skip(1).findFirst(),
                given.moment("since", now).orElseThrow(() -> Refusal.senseless("source: needs since, too")),
                given.moment("until", now).orElse(now));
    }

    private static Map<String, String> set(JsonNode members) {
        Map<String, String> set = new LinkedHashMap<>();
        members.properties().forEach(one -> set.put(one.getKey(), one.getValue().toString()));
        return set;
    }

    private ObjectNode answer(Replayed replayed, boolean dryRun) {
        ObjectNode answer = mapper.createObjectNode();
        answer.put("dryRun", dryRun);
        answer.put("matched", replayed.events().size());
        answer.put("more", replayed.more());
        ArrayNode events = answer.putArray("events");
        replayed.events().forEach(one -> events.addObject().put("of", one.of()).put("id", one.id()));
        replayed.explanation().ifPresent(explanation -> answer.set("explanation", ExplainJson.of(explanation)));
        if (!replayed.stopped().isEmpty()) {
            answer.put("stopped", replayed.stopped());
        }
        return answer;
    }
}
