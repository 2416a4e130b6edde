package dev.tripline.console.cli.cron;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Slots as people read them. */
final class SlotText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

    private SlotText() {}

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** A slot of the API: in its zone, in UTC, whose it is. */
    static String of(JsonNode slot) {
        String at = slot.path("at").asText();
        String local;
        try {
            local = time(Instant.parse(at), ZoneId.of(slot.path("zone").asText()));
        } catch (DateTimeException e) {
            local = Style.plain(slot.path("zone").asText());
        }
        return local + "  " + Style.plain(at) + "  "
                + Style.plain(slot.path("source").asText()) + "/"
                + Style.plain(slot.path("event").asText());
    }

    /** The two largest units: {@code 2d 3h}, {@code 12m 5s}. */
    static String in(Duration wait) {
        Duration whole = wait.truncatedTo(ChronoUnit.SECONDS);
        if (whole.toDays() > 0) {
            return whole.toDays() + "d " + whole.toHoursPart() + "h";
        }
        if (whole.toHours() > 0) {
            return whole.toHours() + "h " + whole.toMinutesPart() + "m";
        }
        return whole.toMinutes() > 0 ? whole.toMinutes() + "m " + whole.toSecondsPart() + "s" : whole.toSeconds() + "s";
    }
}
