package dev.tripline.console.cli;

/** A command cannot do what it was asked: a text for people and an exit code for scripts. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not found. */
    static final int NOT_FOUND = 3;
    /** The manifests are invalid. */
    static final int INVALID = 4;
    /** Something that is needed is not there: a server, a port, a program. */
    static final int UNAVAILABLE = 5;

    private final int code;

    CommandFailure(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
