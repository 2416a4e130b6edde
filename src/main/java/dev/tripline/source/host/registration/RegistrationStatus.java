package dev.tripline.source.host.registration;

/**
 * How the hooks of one event stand at their provider.
 *
 * @param registered in how many places the hook is as wanted
 * @param detail what does not work; empty when all is well, and before the first look
 */
public record RegistrationStatus(State state, int registered, String detail) {
    /** {@code FAILING}: at least one hook could not be registered; it is tried again. */
    public enum State {
        STARTING,
        REGISTERED,
        FAILING
    }
}
