package dev.tripline.language.cron;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** Time zones by the names that Go's {@code time.LoadLocation} accepts: those of the IANA database, and nothing else. */
public final class GoZone {
    /** Names of the database that Java leaves out. */
    private static final Map<String, String> ALIASES = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT");

    private GoZone() {}

    /**
     * The zone of that name; an empty name is UTC, {@code Local} the zone of this process.
     *
     * @throws IllegalArgumentException with Go's message, {@code unknown time zone X}
     */
    public static ZoneId parse(String name) {
        if (name.isEmpty() || name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        if (name.equals("Local")) {
            return ZoneId.systemDefault();
        }
        if (ALIASES.containsKey(name)) {
            return ZoneId.of(ALIASES.getOrDefault(name, name));
        }
        // ZoneId.of alone would also take "+02:00" and "GMT+2".
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("unknown time zone " + name);
        }
        return ZoneId.of(name);
    }
}
