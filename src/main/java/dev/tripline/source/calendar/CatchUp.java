package dev.tripline.source.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a calendar goes on after an end: the text that is kept, as Argo Events keeps it (source specification 5). */
final class CatchUp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_COUNTED = 100_000;

    /** What was kept is no time. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String kept) {
            super("the kept time of the last event cannot be read: " + kept);
        }
    }

    private CatchUp() {}

    /** What to keep of a slot that is stored. Argo Events keeps the time of sending instead, which loses slots when several are late. */
    static String text(Instant slot, ZoneId zone, Map<String, String> metadata) {
        return Slot.payload(slot, slot.atZone(zone), metadata).body().text();
    }

    /**
     * After which instant slots are due.
     *
     * @param kept the text, if there is any
     * @param now when there is none
     * @param missed is told which slots are left out by the bounds, when there are any
     * @throws Unreadable when the text is no time
     */
    static Instant from(
            CalendarConfig config,
            Optional<String> kept,
            Timetable timetable,
            Instant now,
            Consumer<List<Instant>> missed) {
        if (kept.isEmpty()) {
            return now;
        }
        Instant stored = time(kept.get());
        Instant since = config.catchupSpan()
                .map(now::minus)
                .filter(bound -> bound.isAfter(stored))
                .orElse(stored);
        List<Instant> due = timetable.due(since, now, MOST_COUNTED);
        int most = config.catchupLimit().orElse(Integer.MAX_VALUE);
        Instant from = due.size() > most ? due.get(due.size() - most - 1) : since;
        List<Instant> left =
                since.equals(stored) ? new ArrayList<>() : new ArrayList<>(timetable.due(stored, since, MOST_COUNTED));
        left.addAll(due.subList(0, Math.max(0, due.size() - most)));
        if (!left.isEmpty()) {
            missed.accept(left);
        }
        return from;
    }

    /**
     * The slot of a text that was kept.
     *
     * @throws Unreadable when it is none
     */
    static Instant time(String kept) {
        String[] parts = eventTime(kept).split(" ");
        if (parts.length < 3) {
            throw new Unreadable(kept);
        }
        try {
            // The zone's name and the reading of the monotonic clock say nothing more.
            return OffsetDateTime.parse(parts[0] + " " + parts[1] + " " + parts[2], Slot.TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Unreadable(kept);
        }
    }

    private static String eventTime(String kept) {
        try {
            return JSON.readTree(kept).path("eventTime").asText();
        } catch (JsonProcessingException e) {
            throw new Unreadable(kept);
        }
    }
}
