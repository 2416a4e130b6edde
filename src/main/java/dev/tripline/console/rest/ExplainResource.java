package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.explain.EventInput;
import dev.tripline.console.explain.ExplainJson;
import dev.tripline.console.rest.request.ProblemDetail;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.rehearsal.Explainer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What would become of events. */
@Path("/api/v1/explain")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "explain")
public class ExplainResource {
    private static final int MOST = 1000;

    private final Explainer explainer;
    private final Clock clock;

    ExplainResource(Explainer explainer, Clock clock) {
        this.explainer = explainer;
        this.clock = clock;
    }

    /** A request that makes no sense, in words. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    @POST
    @Blocking
    @Operation(
            summary = "What manifests would do with events",
            description =
                    "{\"manifests\":[YAML texts or objects], \"events\":[CloudEvents], \"at\":\"RFC 3339\"}. Without"
                            + " manifests those in force are asked. Nothing is carried out: actions are rendered, with secrets by"
                            + " name only.")
    @APIResponse(
            responseCode = "200",
            description = "Problems, verdicts with each step, actions, and who waits for whom")
    @APIResponse(responseCode = "400", description = "The request makes no sense")
    public Response explain(@Nullable JsonNode request) {
        try {
            if (request == null || !request.isObject()) {
                throw new Unreadable("want a JSON object: {\"manifests\":[…],\"events\":[…]}");
            }
            Problems problems = new Problems();
            Optional<List<Manifest>> manifests = request.has("manifests")
                    ? Optional.of(manifests(request.get("manifests"), problems))
                    : Optional.empty();
            List<Event> events = events(request.path("events"));
            return Response.ok(ExplainJson.of(explainer.explain(manifests, problems, events, at(request.path("at")))))
                    .build();
        } catch (Unreadable e) {
            return ProblemDetail.response(400, "The request makes no sense", String.valueOf(e.getMessage()));
        }
    }

    private static List<Manifest> manifests(JsonNode given, Problems problems) throws Unreadable {
        if (!given.isArray() || given.size() > MOST) {
            throw new Unreadable("manifests: want a list of at most " + MOST + " YAML texts or objects");
        }
        List<Manifest> manifests = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode one = given.get(i);
            if (!one.isTextual() && !one.isObject()) {
                throw new Unreadable("manifests[" + i + "]: want a YAML text or an object");
            }
            String text = one.isTextual() ? one.asText() : one.toPrettyString();
            manifests.addAll(YamlReader.read("manifests[" + i + "]", text, problems));
        }
        return manifests;
    }

    private static List<Event> events(JsonNode given) throws Unreadable {
        if (!given.isArray() || given.size() > MOST) {
            throw new Unreadable("events: want a list of at most " + MOST + " CloudEvents");
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                events.add(EventInput.of(given.get(i), i + 1));
            } catch (MalformedEvent e) {
                throw new Unreadable("events[" + i + "]: " + e.reason());
            }
        }
        return events;
    }

    private Instant at(JsonNode given) throws Unreadable {
        if (given.isMissingNode() || given.isNull()) {
            return clock.instant();
        }
        try {
            return OffsetDateTime.parse(given.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("at: not RFC 3339: " + given.asText());
        }
    }
}
