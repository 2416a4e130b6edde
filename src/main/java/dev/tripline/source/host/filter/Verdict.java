package dev.tripline.source.host.filter;

/** What a filter says about one body. Only {@link Decided#PASSED} lets it through. */
public sealed interface Verdict {
    /** The expression came to a result. */
    enum Decided implements Verdict {
        PASSED,
        REJECTED
    }

    /**
     * It did not, or to one that is no bool. Argo Events treats such an event as rejected.
     *
     * @param reason one line; nothing of the body's content at length
     */
    record Failed(String reason) implements Verdict {}

    default boolean passed() {
        return this == Decided.PASSED;
    }
}
