package dev.tripline.sensor.filter.spec;

import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.binding.FromText;
import dev.tripline.manifest.binding.InvalidConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The words that combine filters: {@code and}, {@code or}, or nothing, which means {@code and}. */
@FromText
@RegisterForReflection
public enum LogicalOperator {
    AND,
    OR;

    /**
     * Lower case only.
     *
     * @throws InvalidConfig in Argo Events' words
     */
    public static LogicalOperator of(String text) {
        return switch (text) {
            case "", "and" -> AND;
            case "or" -> OR;
            default ->
                throw new InvalidConfig(List.of(new Complaint(
                        "", "logical operator " + text + " not supported", "write \"and\" or \"or\", in lower case")));
        };
    }
}
