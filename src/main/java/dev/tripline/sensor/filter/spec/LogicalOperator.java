package dev.tripline.sensor.filter.spec;

import dev.tripline.manifest.binding.Complaints.Complaint;
import java.util.List;

/** The words that combine filters: {@code and}, {@code or}, or nothing, which means {@code and}. */
public final class LogicalOperator {
    private LogicalOperator() {}

    /** What is wrong with it, in Argo Events' words. */
    public static List<Complaint> complaints(String component, String text) {
        return text.isEmpty() || isOr(text) || text.equals("and")
                ? List.of()
                : List.of(new Complaint(
                        component, "logical operator " + text + " not supported", "write and or or, in lower case"));
    }

    public static boolean isOr(String text) {
        return text.equals("or");
    }
}
