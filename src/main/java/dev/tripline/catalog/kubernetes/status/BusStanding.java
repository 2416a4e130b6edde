package dev.tripline.catalog.kubernetes.status;

/**
 * How the bus of the objects stands.
 *
 * @param text why it is not in use, or what it is; shows no secret
 */
public record BusStanding(State state, String text) {
    /** {@code NOT_FOUND}: no EventBus object. {@code NOT_READY}: it says too little to connect. {@code ELSEWHERE}: its address changed since. */
    public enum State {
        NOT_FOUND,
        NOT_READY,
        CONNECTING,
        CONNECTED,
        ELSEWHERE
    }

    /** Whether events can travel. */
    boolean isThere() {
        return state == State.CONNECTED || state == State.ELSEWHERE;
    }
}
