package dev.tripline.it.kit;

import java.time.Duration;

/** What was measured, in one line that release notes can quote. */
public final class Figures {
    private Figures() {}

    /** How many events the big tests send; {@code -Dit.events=N} scales them. */
    public static int events() {
        return Integer.getInteger("it.events", 6_000);
    }

    public static void print(String test, String line) {
        System.out.println("FIGURES " + test + ": " + line);
    }

    public static String seconds(Duration time) {
        return "%.1f s".formatted(time.toNanos() / 1e9);
    }

    public static String millis(Duration time) {
        return "%.0f ms".formatted(time.toNanos() / 1e6);
    }
}
