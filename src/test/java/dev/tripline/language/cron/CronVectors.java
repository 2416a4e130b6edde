package dev.tripline.language.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The moments after one that robfig/cron gave, and those before one that Argo Events' own search gave. */
public final class CronVectors implements VectorChecks {
    /** What Go returns where we return nothing. */
    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.cron", CronVectors::next, "cron.previous", CronVectors::previous);
    }

    private static void next(Vector vector) {
        JsonNode given = vector.given();
        String schedule = given.path("schedule").textValue();
        boolean panics = vector.expect().path("panic").asBoolean();
        if (vector.expectsError() || panics) {
            assertThatIllegalArgumentException().isThrownBy(() -> CronSchedule.parse(schedule));
            return;
        }
        List<String> expected = vector.expect()
                .required("next")
                .valueStream()
                .map(JsonNode::textValue)
                .toList();
        ZoneId zone = GoZone.parse(given.path("zone").asText(""));
        CronSchedule parsed = CronSchedule.parse(schedule);
        List<String> next = new ArrayList<>();
        Instant last = OffsetDateTime.parse(given.path("last").textValue()).toInstant();
        for (int i = 0; i < expected.size(); i++) {
            last = parsed.next(last, zone).orElse(ZERO_TIME);
            next.add(inGoFormat(last, zone));
        }
        assertThat(next).isNotEmpty().isEqualTo(expected);
    }

    private static String inGoFormat(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .withZone(zone)
                .format(instant)
                .replace("+1000", "1000"); // Java marks years beyond 9999
    }

    /** These schedules have a field for the seconds in front, which Sensors' do not have; it is always 0. */
    private static void previous(Vector vector) {
        JsonNode given = vector.given();
        assertThat(given.path("fields").textValue()).startsWith("second minute hour");
        String spec = given.path("spec").textValue();
        assertThat(spec).matches("(TZ=\\S+ )?0 .+");
        OffsetDateTime now = OffsetDateTime.parse(given.path("now").textValue());
        ZoneId zone = given.has("zone") ? GoZone.parse(given.path("zone").textValue()) : now.getOffset();
        String fields = spec.replaceFirst("^(TZ=\\S+ )?0 ", "$1");
        boolean dayOfWeekLeftOut = fields.replaceFirst("^TZ=\\S+ ", "").split(" ").length == 4;
        CronSchedule schedule = CronSchedule.parse(dayOfWeekLeftOut ? fields + " *" : fields);
        Optional<Instant> previous = schedule.previous(now.toInstant(), zone);
        if (vector.expectsError()) {
            assertThat(previous).isEmpty();
        } else {
            assertThat(previous)
                    .contains(OffsetDateTime.parse(vector.expect().path("time").textValue())
                            .toInstant());
        }
    }
}
