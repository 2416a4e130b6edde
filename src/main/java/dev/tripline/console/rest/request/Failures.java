package dev.tripline.console.rest.request;

import dev.tripline.bus.BusException;
import dev.tripline.runtime.replay.Refused;
import io.smallrye.mutiny.TimeoutException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What resources throw, as problems. */
public class Failures {
    @ServerExceptionMapper
    public Response refusal(Refusal refusal) {
        return refusal.response();
    }

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        String detail = String.valueOf(refused.getMessage());
        return refused.isMissing()
                ? ProblemDetail.response(404, "Not found", detail)
                : ProblemDetail.response(400, "The request makes no sense", detail);
    }

    @ServerExceptionMapper
    public Response bus(BusException failure) {
        return ProblemDetail.response(503, "The bus does not answer", String.valueOf(failure.getMessage()));
    }

    @ServerExceptionMapper
    public Response timeout(TimeoutException failure) {
        return ProblemDetail.response(503, "The bus does not answer", "no answer in time");
    }
}
