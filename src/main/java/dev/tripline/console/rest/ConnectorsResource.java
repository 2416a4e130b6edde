package dev.tripline.console.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.connectors.ConnectorJson;
import dev.tripline.console.rest.request.Refusal;
import dev.tripline.runtime.connectors.Connector;
import dev.tripline.runtime.connectors.Connectors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What there is to connect. */
@Path("/api/v1/connectors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "connectors")
public class ConnectorsResource {
    private final Connectors connectors;

    ConnectorsResource(Connectors connectors) {
        this.connectors = connectors;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "The kinds of event sources and triggers, a few words about each")
    @APIResponse(responseCode = "200", description = "items: the sources, then the triggers, by their keys")
    public ObjectNode connectors() {
        return ConnectorJson.list(connectors.all());
    }

    @GET
    @Path("{kind}")
    @RunOnVirtualThread
    @Operation(
            summary = "One kind in full",
            description =
                    "Its fields, what it promises and an example; two items when a source and a trigger are called so.")
    @APIResponse(responseCode = "200", description = "items, and the sections that their fields refer to")
    @APIResponse(responseCode = "404", description = "Nothing is called so")
    public ObjectNode connector(@PathParam("kind") String kind) {
        List<Connector> found = connectors.find(kind);
        if (found.isEmpty()) {
            throw new Refusal(
                    404,
                    "No such connector",
                    "no event source and no trigger is called \"" + kind + "\"" + connectors.suggestion(kind));
        }
        return ConnectorJson.full(found);
    }
}
