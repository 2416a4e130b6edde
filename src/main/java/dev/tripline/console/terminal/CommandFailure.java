package dev.tripline.console.terminal;

/** A command cannot do what it was asked: a text for people and an exit code for scripts. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not found. */
    public static final int NOT_FOUND = 3;
    /** The manifests are invalid. */
    public static final int INVALID = 4;
    /** Something that is needed is not there: a server, a port, a program. */
    public static final int UNAVAILABLE = 5;
    /** Who asks may not do that. */
    public static final int DENIED = 6;

    private final int code;

    public CommandFailure(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
