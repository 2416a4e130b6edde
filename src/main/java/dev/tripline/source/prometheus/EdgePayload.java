package dev.tripline.source.prometheus;

import dev.tripline.event.Body;
import dev.tripline.source.Payload;
import dev.tripline.source.prometheus.Tracked.Firing;
import dev.tripline.source.prometheus.Tracked.Pending;
import dev.tripline.source.prometheus.Tracked.Resolved;
import dev.tripline.source.shape.Identity;
import dev.tripline.source.shape.JsonBuffer;
import java.time.Instant;
import java.util.Optional;

/** What is told of an edge. Its identity is the series, the beginning of the episode, and which edge it is. */
final class EdgePayload {
    private static final String FIRING = "firing";
    private static final String RESOLVED = "resolved";

    private EdgePayload() {}

    static Payload of(String fingerprint, Tracked one, PrometheusConfig config) {
        return switch (one) {
            case Pending pending -> throw new IllegalArgumentException("nothing is told of a series that is pending");
            case Firing firing ->
                Payload.of(
                                body(
                                        fingerprint,
                                        one,
                                        FIRING,
                                        firing.startsAt(),
                                        Optional.empty(),
                                        Optional.of(firing.value()),
                                        config),
                                identity(fingerprint, firing.startsAt(), FIRING))
                        .in(episode(fingerprint, firing.startsAt(), false));
            case Resolved resolved ->
                Payload.of(
                                body(
                                        fingerprint,
                                        one,
                                        RESOLVED,
                                        resolved.startsAt(),
                                        Optional.of(resolved.endsAt()),
                                        resolved.value(),
                                        config),
                                identity(fingerprint, resolved.startsAt(), RESOLVED))
                        .in(episode(fingerprint, resolved.startsAt(), true));
        };
    }

    private static Payload.Episode episode(String fingerprint, Instant startsAt, boolean over) {
        return new Payload.Episode(Identity.of(fingerprint, startsAt.toString()), over);
    }

    private static String identity(String fingerprint, Instant startsAt, String state) {
        return Identity.of(fingerprint, startsAt.toString(), state);
    }

    private static Body body(
            String fingerprint,
            Tracked one,
            String state,
            Instant startsAt,
            Optional<Instant> endsAt,
            Optional<String> value,
            PrometheusConfig config) {
        JsonBuffer out = new JsonBuffer(512);
        out.raw("{\"body\":{\"state\":").string(state);
        if (value.isEmpty()) {
            out.raw(",\"reason\":\"absent\"");
        }
        value.ifPresent(text -> Reading.writeValue(out.raw(",\"value\":"), text));
        config.limits().writeTo(out.raw(",\"threshold\":"));
        out.raw(",\"query\":").string(config.query());
        out.raw(",\"labels\":").strings(one.labels());
        out.raw(",\"fingerprint\":").string(fingerprint);
        out.raw(",\"startsAt\":").string(startsAt.toString());
        endsAt.ifPresent(end -> out.raw(",\"endsAt\":").string(end.toString()));
        out.raw(",\"evaluatedAt\":").string(endsAt.orElse(startsAt).toString()).raw("}");
        if (!config.metadata().isEmpty()) {
            out.raw(",\"metadata\":").strings(config.metadata());
        }
        return Body.of(out.raw("}").toBytes());
    }
}
