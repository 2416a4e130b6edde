package dev.tripline.runtime.admission;

import java.util.List;

/**
 * What the API server is told.
 *
 * @param denial why not, in Argo Events' words; empty when it may
 * @param warnings what people should know; the other errors among them
 */
public record Ruling(String denial, List<String> warnings) {
    public static final Ruling ALLOWED = new Ruling("", List.of());

    public Ruling {
        warnings = List.copyOf(warnings);
    }

    static Ruling denied(String why) {
        return new Ruling(why, List.of());
    }

    public boolean isAllowed() {
        return denial.isEmpty();
    }
}
