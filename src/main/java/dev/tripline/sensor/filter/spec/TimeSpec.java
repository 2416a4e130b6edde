package dev.tripline.sensor.filter.spec;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The time filter. */
@RegisterForReflection
public record TimeSpec(String start, String stop, String timezone) {
    public TimeSpec {
        new Complaints()
                .addAll(readable("timezone", () -> TimeOfDay.zone(timezone)))
                .addAll(readable("start", () -> TimeOfDay.time(start)))
                .addAll(readable("stop", () -> TimeOfDay.time(stop)))
                .when(
                        isSame(start, stop),
                        "stop",
                        "invalid event time filter: stop '" + stop + "' is equal to start '" + start,
                        "events pass from start until stop; stop before start means until the next day")
                .throwIfAny();
    }

    private static boolean isSame(String start, String stop) {
        try {
            return TimeOfDay.time(start).equals(TimeOfDay.time(stop));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Complaint> readable(String component, Runnable read) {
        try {
            read.run();
            return List.of();
        } catch (IllegalArgumentException e) {
            String hint = component.equals("timezone")
                    ? "use a name of the IANA database, e.g. Europe/Berlin"
                    : "write HH:MM:SS, in quotes";
            return List.of(new Complaint(component, String.valueOf(e.getMessage()), hint));
        }
    }
}
