package dev.tripline.console.rest.request;

import jakarta.ws.rs.core.Response;

/** A request that is not answered as wished: becomes a problem. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    public Refusal(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    /** The request makes no sense. */
    public static Refusal senseless(String detail) {
        return new Refusal(400, "The request makes no sense", detail);
    }

    Response response() {
        return ProblemDetail.response(status, title, String.valueOf(getMessage()));
    }
}
