package dev.tripline.source.alertmanager;

import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.JsonText.Kind;
import dev.tripline.source.shape.MalformedBody;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One alert of a notification.
 *
 * @param members as they came, completed with {@code status} and {@code fingerprint} where a template left them out
 * @param labels those with a plain value
 * @param startsAt empty when absent, unreadable or Go's zero time; so is {@code endsAt}
 */
record Alert(
        Map<String, JsonText> members,
        Map<String, String> labels,
        boolean resolved,
        String fingerprint,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt) {
    private static final String STATUS = "status";
    private static final String FINGERPRINT = "fingerprint";

    /**
     * @param place for complaints
     * @param groupStatus for an alert without a status of its own
     */
    static Alert read(JsonText json, String place, Optional<String> groupStatus) throws MalformedBody {
        Map<String, JsonText> members = json.members();
        Map<String, String> labels = labels(members);
        Optional<String> given = text(members, FINGERPRINT);
        if (labels.isEmpty() && given.isEmpty()) {
            throw new MalformedBody(place + " has neither labels nor a fingerprint");
        }
        String fingerprint = given.orElseGet(() -> Fingerprint.of(labels));
        String status = text(members, STATUS).or(() -> groupStatus).orElse("firing");
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw new MalformedBody(place + ".status is neither firing nor resolved");
        }
        members.put(STATUS, JsonText.string(status));
        members.put(FINGERPRINT, JsonText.string(fingerprint));
        return new Alert(
                members,
                labels,
                status.equals("resolved"),
                fingerprint,
                time(members, "startsAt"),
                time(members, "endsAt"));
    }

    private static Map<String, String> labels(Map<String, JsonText> members) {
        Map<String, String> labels = new LinkedHashMap<>();
        Optional.ofNullable(members.get("labels"))
                .map(JsonText::members)
                .orElse(Map.of())
                .forEach((name, value) -> {
                    Kind kind = value.kind();
                    if (kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.BOOLEAN) {
                        labels.put(name, value.string().orElseGet(value::text));
                    }
                });
        return labels;
    }

    /** A text that is there and not empty. */
    static Optional<String> text(Map<String, JsonText> members, String name) {
        return Optional.ofNullable(members.get(name)).flatMap(JsonText::string).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> time(Map<String, JsonText> members, String name) {
        try {
            return text(members, name)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(time -> time.isAfter(Instant.EPOCH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    State state(Instant now) {
        if (resolved) {
            return State.RESOLVED;
        }
        return endsAt.filter(end -> !end.isAfter(now)).isPresent() ? State.EXPIRED : State.FIRING;
    }

    /** How many whole periods it has been there. */
    long age(Instant now, Duration period) {
        return startsAt.map(start -> Math.max(0, Duration.between(start, now).dividedBy(period)))
                .orElse(0L);
    }
}
