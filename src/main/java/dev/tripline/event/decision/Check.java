package dev.tripline.event.decision;

/**
 * What one filter said about one event, for people and the ledger.
 *
 * @param name which filter, e.g. {@code data[0]}
 * @param subject what it looks at, e.g. {@code body.name}
 * @param wanted what it wants, e.g. {@code string matching "^A"}
 * @param actual what it saw, e.g. {@code 7 (number)}; cut when long, hidden when the path names a secret; empty when unseen
 */
public record Check(String name, String subject, String wanted, Result result, String actual) {
    public enum Result {
        PASSED,
        REJECTED,
        /** It could not be evaluated; {@code actual} is the reason. */
        FAILED,
        /** An earlier filter had decided already. */
        NOT_EVALUATED
    }
}
