package dev.tripline.source.calendar;

import dev.tripline.event.Body;
import dev.tripline.event.Origin;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import dev.tripline.source.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/** What one slot becomes: the payload as Argo Events shapes it, known by the scheduled instant in whole UTC seconds. */
final class Slot {
    /** Go's layout of a time without the zone's name behind it. */
    static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern(" xx")
            .toFormatter(Locale.ENGLISH);

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("x", Locale.ENGLISH);

    private Slot() {}

    /**
     * The payload of a slot.
     *
     * @param scheduled its identity: the same for every attempt, replica and restart
     * @param fired when it is really sent, in the zone of the schedule
     */
    static Payload payload(Instant scheduled, ZonedDateTime fired, Map<String, String> metadata) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("eventTime", goTime(fired));
        if (!metadata.isEmpty()) {
            payload.put("metadata", metadata);
        }
        try {
            return Payload.of(Body.of(GoJson.encode(payload)), id(scheduled));
        } catch (EvaluationFailure e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    static String id(Instant scheduled) {
        return scheduled.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * When to send a slot: up to {@code longest} later, in whole milliseconds; by the names of the event and the slot, so that
     * replicas and restarts agree and what is scheduled for the same moment is spread.
     */
    static Instant jittered(Instant slot, Duration longest, Origin origin) {
        long span = longest.toMillis();
        if (span <= 0) {
            return slot;
        }
        CRC32C hash = new CRC32C();
        hash.update((origin + "@" + id(slot)).getBytes(StandardCharsets.UTF_8));
        return slot.plusMillis(Math.floorMod(hash.getValue() * 0x9E3779B97F4A7C15L >>> 1, span));
    }

    /** A time as Go prints it, without the reading of its monotonic clock, which means nothing to anybody else. */
    static String goTime(ZonedDateTime time) {
        return TIME.format(time) + " " + zoneName(time);
    }

    private static String zoneName(ZonedDateTime time) {
        String name = NAME.format(time);
        if (name.equals("Z")) {
            return "UTC";
        }
        // Where a zone has no abbreviation, the zone database that Go reads has the offset.
        boolean unnamed =
                name.startsWith("GMT+") || name.startsWith("GMT-") || name.startsWith("+") || name.startsWith("-");
        return unnamed ? NUMBER.format(time) : name;
    }
}
