package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.event.Origin;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.source.SourceVectors;
import dev.tripline.source.calendar.kept.ConfigMapMemory;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When Argo Events' calendars fire, and which days they leave out. */
public final class CalendarVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "calendar.next", CalendarVectors::next,
                "calendar.exclusionDates", CalendarVectors::exclusionDates,
                "calendar.startTime", CalendarVectors::startTime,
                "calendar.run", CalendarVectors::run,
                "calendar.persistence", CalendarVectors::persistence,
                "persistence.store", CalendarVectors::store);
    }

    /** The same key and form; the time is the slot's, to the second, which Argo Events reads as well. */
    private static void persistence(Vector vector) {
        JsonNode given = vector.given();
        Origin origin = new Origin(
                given.path("eventSource").asText(), given.path("eventName").asText());
        String written = vector.input().path("eventTimeString").asText();
        Instant slot = OffsetDateTime.parse(written.substring(0, 19).replace(' ', 'T') + "Z")
                .toInstant();
        try (FakeApiServer server = new FakeApiServer()) {
            new ConfigMapMemory(() -> server.client("ns"), "ns", "m", true, origin)
                    .keep(CatchUp.text(slot, ZoneOffset.UTC, Map.of()))
                    .await()
                    .atMost(Duration.ofSeconds(10));
            JsonNode data = server.get("/api/v1/namespaces/ns/configmaps/m")
                    .orElseThrow()
                    .path("data");
            vector.expect().path("configMapData").properties().forEach(entry -> {
                String time = data.path(entry.getKey()).asText();
                assertThat(time)
                        .startsWith("{\"eventTime\":\"" + written.substring(0, 19))
                        .endsWith("\"}");
            });
        }
    }

    private static void store(Vector vector) {
        String[] key = vector.input().path("key").asText().split("\\.");
        String value = vector.expect().path("value").asText();
        try (FakeApiServer server = new FakeApiServer()) {
            ConfigMapMemory memory =
                    new ConfigMapMemory(() -> server.client("ns"), "ns", "m", true, new Origin(key[0], key[1]));
            if (vector.input().path("op").asText().startsWith("save")) {
                memory.keep(vector.input().path("value").asText()).await().atMost(Duration.ofSeconds(10));
            }
            assertThat(memory.recall().await().atMost(Duration.ofSeconds(10)))
                    .isEqualTo(vector.expect().path("value").isNull() ? Optional.empty() : Optional.of(value));
        }
    }

    private static void next(Vector vector) {
        ObjectNode spec = vector.given().<ObjectNode>deepCopy().without("origin");
        CalendarConfig config = bind(spec, new Problems()).orElseThrow();
        Instant last = instant(vector.input().path("last"));
        ZoneId zone = config.zone(ZoneOffset.UTC);
        Timetable timetable = config.timetable(last, zone);
        assertThat(vector.expect().path("next")).isNotEmpty();
        for (JsonNode expected : vector.expect().path("next")) {
            last = timetable.next(last).orElseThrow();
            assertThat(last).isEqualTo(instant(expected));
        }
    }

    /** Where a calendar begins to catch up. */
    private static void startTime(Vector vector) {
        Optional<CalendarConfig> config = catchingUp(vector, "1s");
        Instant now = instant(vector.input().path("now"));
        Optional<String> stored =
                Optional.ofNullable(vector.input().path("stored").textValue());
        if (vector.expectsError()) {
            if (config.isPresent()) {
                assertThatThrownBy(() -> CatchUp.from(
                                config.get(), stored, config.get().timetable(now, ZoneOffset.UTC), now, missed -> {}))
                        .isInstanceOf(CatchUp.Unreadable.class);
            }
            return;
        }
        Timetable timetable = config.orElseThrow().timetable(now, ZoneOffset.UTC);
        assertThat(CatchUp.from(config.get(), stored, timetable, now, missed -> {}))
                .isEqualTo(instant(vector.expect().path("startFrom")));
    }

    private static void run(Vector vector) {
        CalendarConfig config = catchingUp(vector, "").orElseThrow();
        Instant now = instant(vector.input().path("now"));
        Timetable timetable = config.timetable(now, ZoneOffset.UTC);
        Instant from =
                CatchUp.from(config, Optional.of(vector.input().path("stored").asText()), timetable, now, missed -> {});
        List<Instant> due = timetable.due(from, now, 1_000);
        assertThat(due)
                .extracting(slot -> Slot.goTime(slot.atZone(ZoneOffset.UTC)))
                .containsExactlyElementsOf(SourceVectors.JSON.convertValue(
                        vector.expect().path("immediateEvents"), new TypeReference<List<String>>() {}));
        assertThat(timetable.next(due.getLast()))
                .contains(instant(vector.expect().path("nextLive")));
    }

    private static Optional<CalendarConfig> catchingUp(Vector vector, String interval) {
        ObjectNode spec = vector.given().<ObjectNode>deepCopy().without("origin");
        if (!interval.isEmpty()) {
            spec.put("interval", interval);
        }
        return bind(spec, new Problems());
    }

    private static void exclusionDates(Vector vector) {
        ObjectNode spec = SourceVectors.JSON.createObjectNode().put("interval", "1s");
        spec.set("exclusionDates", vector.input().path("exclusionDates"));
        Problems problems = new Problems();
        Optional<CalendarConfig> config = bind(spec, problems);
        assertThat(config.isEmpty()).isEqualTo(vector.expectsError());
        if (config.isEmpty()) {
            assertThat(problems.all())
                    .extracting(Problem::path)
                    .allMatch(path -> path.startsWith("spec.calendar.ev.exclusionDates["))
                    .isNotEmpty();
            return;
        }
        List<LocalDate> days = new ArrayList<>();
        for (JsonNode date : vector.expect().path("dates")) {
            days.add(LocalDate.ofInstant(instant(date), ZoneOffset.UTC));
        }
        assertThat(Exclusions.parse(config.get().exclusionDates()).days()).containsExactlyInAnyOrderElementsOf(days);
    }

    private static Optional<CalendarConfig> bind(JsonNode spec, Problems problems) {
        return Binder.bind(
                CalendarConfig.class, NodeJson.read(spec.toString(), Position.NONE), "spec.calendar.ev", problems);
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }
}
