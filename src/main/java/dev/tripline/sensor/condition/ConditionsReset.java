package dev.tripline.sensor.condition;

import dev.tripline.language.cron.CronSchedule;
import dev.tripline.language.cron.GoZone;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** An item of a trigger template's {@code conditionsReset} (sensor specification 1.4, 4.3). */
@RegisterForReflection
public record ConditionsReset(Optional<ByTime> byTime) {
    public ConditionsReset {
        new Complaints()
                .when(
                        byTime.isEmpty(),
                        "",
                        "invalid conditionsReset",
                        "byTime is missing: byTime: {cron: \"0 0 * * *\", timezone: Europe/Berlin}")
                .throwIfAny();
    }

    /** A schedule of five fields; without a zone UTC. */
    @RegisterForReflection
    public record ByTime(String cron, String timezone) {
        public ByTime {
            new Complaints()
                    .addAll(readable(
                            "cron",
                            "invalid cron expression \"" + cron + "\"",
                            "five fields: minute, hour, day of month, month, day of week, e.g. \"0 0 * * *\"",
                            () -> CronSchedule.parse(cron)))
                    .addAll(readable(
                            "timezone",
                            "invalid timezone \"" + timezone + "\"",
                            "a name of the IANA database, e.g. Europe/Berlin",
                            () -> GoZone.parse(timezone)))
                    .throwIfAny();
        }

        private static List<Complaint> readable(String component, String message, String hint, Runnable read) {
            try {
                read.run();
                return List.of();
            } catch (IllegalArgumentException e) {
                return List.of(new Complaint(component, message, e.getMessage() + "; want " + hint));
            }
        }
    }
}
