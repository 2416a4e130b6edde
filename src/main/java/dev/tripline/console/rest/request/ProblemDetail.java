package dev.tripline.console.rest.request;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of the API (RFC 9457). */
public final class ProblemDetail {
    private ProblemDetail() {}

    public static Response response(int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail == null ? "" : detail);
        return Response.status(status)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }
}
