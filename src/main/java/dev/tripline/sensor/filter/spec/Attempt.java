package dev.tripline.sensor.filter.spec;

import dev.tripline.language.BadProgram;
import dev.tripline.manifest.binding.Complaints.Complaint;
import java.util.List;

/** Compiling a program of a manifest, to see whether that can be done. */
interface Attempt {
    void compile() throws BadProgram;

    /** What is wrong with the program in this component. */
    static List<Complaint> complaints(String component, Attempt attempt) {
        try {
            attempt.compile();
            return List.of();
        } catch (BadProgram e) {
            return List.of(new Complaint(component, e.reason(), "every event would fail here"));
        }
    }
}
