package dev.tripline.runtime.doctor;

import java.util.List;

/**
 * What a service account may and may not do for a sensor.
 *
 * @param account as the API server calls it
 * @param notes what else has to be known: triggers that cannot be read
 */
public record Diagnosis(String account, List<Finding> findings, List<String> notes) {
    /** The answer to one question. */
    public enum Answer {
        ALLOWED,
        DENIED,
        /** The API server could not be asked. */
        UNKNOWN
    }

    /**
     * @param needed for people: {@code create workflows.argoproj.io in team-a}
     * @param reason may be empty
     */
    public record Finding(String trigger, String needed, Answer answer, String reason) {}

    /** Whether nothing is missing, as far as it is known. */
    public boolean isHealthy() {
        return notes.isEmpty() && findings.stream().allMatch(finding -> finding.answer() == Answer.ALLOWED);
    }
}
