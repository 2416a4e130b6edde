package dev.tripline.sensor.filter.spec;

import dev.tripline.manifest.binding.FromText;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The words that combine filters: {@code and}, {@code or}, or nothing, which means {@code and}. */
@FromText
@RegisterForReflection
public enum LogicalOperator {
    AND,
    OR;

    /**
     * Lower case only.
     *
     * @throws IllegalArgumentException in Argo Events' words
     */
    public static LogicalOperator of(String text) {
        return switch (text) {
            case "", "and" -> AND;
            case "or" -> OR;
            default -> throw new IllegalArgumentException("logical operator " + text + " not supported");
        };
    }
}
