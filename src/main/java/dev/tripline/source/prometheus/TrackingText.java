package dev.tripline.source.prometheus;

import dev.tripline.source.prometheus.Tracked.Firing;
import dev.tripline.source.prometheus.Tracked.Pending;
import dev.tripline.source.prometheus.Tracked.Resolved;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The text in which a {@link Tracking} outlives the process. */
final class TrackingText {
    private static final String AT = "at";
    private static final String SERIES = "series";
    private static final String LABELS = "labels";
    private static final String STATE = "state";
    private static final String HELD = "held";
    private static final String STARTS_AT = "startsAt";
    private static final String ENDS_AT = "endsAt";
    private static final String VALUE = "value";
    private static final String TOLD = "told";
    private static final String MISSING = "missing";

    private TrackingText() {}

    static String write(Tracking tracking) {
        JsonBuffer out = new JsonBuffer(1024);
        out.raw("{\"" + AT + "\":").string(tracking.at().toString()).raw(",\"" + SERIES + "\":[");
        String before = "";
        for (Tracked one : tracking.series().values()) {
            out.raw(before + "{\"" + LABELS + "\":").strings(one.labels()).raw(",\"" + STATE + "\":");
            out.strings(state(one)).raw("}");
            before = ",";
        }
        return new String(out.raw("]}").toBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> state(Tracked one) {
        return switch (one) {
            case Pending pending -> Map.of(HELD, pending.held().toString());
            case Firing firing ->
                Map.of(
                        STARTS_AT,
                        firing.startsAt().toString(),
                        VALUE,
                        firing.value(),
                        TOLD,
                        Boolean.toString(firing.told()),
                        MISSING,
                        Integer.toString(firing.missing()));
            case Resolved resolved -> {
                Map<String, String> members = new TreeMap<>(Map.of(
                        STARTS_AT, resolved.startsAt().toString(),
                        ENDS_AT, resolved.endsAt().toString()));
                resolved.value().ifPresent(value -> members.put(VALUE, value));
                yield members;
            }
        };
    }

    /**
     * @throws Unreadable when it is no such text
     */
    static Tracking read(String text) {
        try {
            JsonText all = JsonText.object(text.getBytes(StandardCharsets.UTF_8));
            SortedMap<String, Tracked> series = new TreeMap<>();
            for (JsonText one : all.member(SERIES).map(JsonText::items).orElseThrow(Unreadable::new)) {
                SortedMap<String, String> labels = strings(one, LABELS);
                series.put(Reading.fingerprint(labels), tracked(labels, strings(one, STATE)));
            }
            return new Tracking(Instant.parse(all.text(AT)), series);
        } catch (MalformedBody | DateTimeException | NumberFormatException e) {
            throw new Unreadable();
        }
    }

    /** What was kept cannot be read. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("what was kept of the series that fire cannot be read", null, false, false);
        }
    }

    private static SortedMap<String, String> strings(JsonText one, String member) {
        SortedMap<String, String> strings = new TreeMap<>();
        one.member(member)
                .orElseThrow(Unreadable::new)
                .members()
                .forEach((name, value) -> strings.put(name, value.string().orElseThrow(Unreadable::new)));
        return strings;
    }

    private static Tracked tracked(SortedMap<String, String> labels, SortedMap<String, String> state) {
        if (state.containsKey(HELD)) {
            return new Pending(labels, Duration.parse(state.getOrDefault(HELD, "")));
        }
        Instant startsAt = Instant.parse(state.getOrDefault(STARTS_AT, ""));
        Optional<String> value = Optional.ofNullable(state.get(VALUE));
        return state.containsKey(ENDS_AT)
                ? new Resolved(labels, startsAt, Instant.parse(state.getOrDefault(ENDS_AT, "")), value)
                : new Firing(
                        labels,
                        startsAt,
                        value.orElseThrow(Unreadable::new),
                        Boolean.parseBoolean(state.getOrDefault(TOLD, "false")),
                        Integer.parseInt(state.getOrDefault(MISSING, "0")));
    }
}
