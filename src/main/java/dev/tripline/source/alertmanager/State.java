package dev.tripline.source.alertmanager;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a notification says about an alert, as payloads and manifests write it. */
enum State {
    FIRING("firing"),
    /** It was told before and has not ended. */
    STILL_FIRING("stillFiring"),
    RESOLVED("resolved"),
    /** It is told as firing, but the end that stands in it has passed. */
    EXPIRED("expired");

    private final String text;

    State(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Optional<State> find(String text) {
        return Arrays.stream(values()).filter(state -> state.text.equals(text)).findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(State::text).toList();
    }
}
