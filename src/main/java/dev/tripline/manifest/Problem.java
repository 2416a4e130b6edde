package dev.tripline.manifest;

/**
 * One complaint about a document: what is wrong, where, and what to do next.
 *
 * @param code stable, e.g. {@code TL-1203}; listed in docs/problems.md
 * @param path the object path, e.g. {@code spec.dependencies[0].filters}; empty for the whole document
 * @param hint what to do; empty when the message says it already
 */
public record Problem(Severity severity, String code, String message, Position at, String path, String hint) {
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(String code, String message, Position at, String path, String hint) {
        return new Problem(Severity.ERROR, code, message, at, path, hint);
    }

    public static Problem warning(String code, String message, Position at, String path, String hint) {
        return new Problem(Severity.WARNING, code, message, at, path, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
