package dev.tripline.source.host.plan;

/**
 * The condition {@code SourcesProvided} of an event source, as Argo Events' controller writes it (source specification 3).
 *
 * @param status whether everything in it is valid
 * @param reason one word; empty when it is valid
 * @param message for people; empty when it is valid
 */
public record SourcesProvided(boolean status, String reason, String message) {
    /** The condition's type. */
    public static final String TYPE = "SourcesProvided";

    private static final String INVALID = "InvalidEventSource";

    static final SourcesProvided VALID = new SourcesProvided(true, "", "");

    static SourcesProvided duplicate(String event) {
        return new SourcesProvided(false, INVALID, "more than one \"" + event + "\" found");
    }

    static SourcesProvided invalid(String eventSource, String event) {
        return new SourcesProvided(false, INVALID, "Invalid spec: " + eventSource + " - " + event);
    }

    static SourcesProvided mixed() {
        return new SourcesProvided(false, INVALID, "Some types of event sources can not be put in one spec");
    }
}
