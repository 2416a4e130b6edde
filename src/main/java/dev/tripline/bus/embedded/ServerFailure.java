package dev.tripline.bus.embedded;

/** The server cannot run here. The message says why and what to do, and holds no secret. */
public final class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    private ServerFailure(String code, String message, Throwable cause) {
        super(code + " " + message, cause);
        this.code = code;
    }

    private ServerFailure(String code, String message) {
        super(code + " " + message);
        this.code = code;
    }

    /** Stable, e.g. {@code TL-5101}. */
    public String code() {
        return code;
    }

    static ServerFailure noBinary(String message) {
        return new ServerFailure(
                "TL-5101", message + "; install nats-server 2.9 or newer, or name it with --nats-server");
    }

    static ServerFailure tooOld(ServerBinary.Version version) {
        return new ServerFailure(
                "TL-5102",
                "nats-server " + version + " is too old; install " + ServerBinary.Version.MINIMUM + " or newer");
    }

    static ServerFailure inUse(String folder, String owner) {
        return new ServerFailure(
                "TL-5103",
                "the data folder " + folder + " is in use by another Tripline (" + owner
                        + "); stop it, or give this one a folder of its own with --data");
    }

    static ServerFailure notReady(String message) {
        return new ServerFailure("TL-5104", message);
    }

    static ServerFailure files(String message, Throwable cause) {
        return new ServerFailure("TL-5105", message + ": " + cause, cause);
    }

    static ServerFailure orphan(long pid) {
        return new ServerFailure(
                "TL-5106",
                "the nats-server " + pid + " that a killed Tripline left behind does not stop; end it with kill -9 "
                        + pid);
    }
}
