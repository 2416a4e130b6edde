package dev.tripline.source.alertmanager;

import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.Identity;
import dev.tripline.source.shape.MalformedBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one event of each alert of a notification. Groups mix firing and resolved alerts: each one's own status counts. The identity
 * is fingerprint, beginning and state, so a notification that comes again, from another member of a cluster or after a 503, makes
 * no second event. Keeps nothing between requests: what is still firing is told by the alert's age alone, the same in each replica.
 */
@ApplicationScoped
public class AlertmanagerSource implements Hook<AlertmanagerConfig> {
    /** Each event repeats its group, so a small post could come to a lot. */
    static final int MOST_BYTES = 32 << 20;

    private final Clock clock;

    public AlertmanagerSource(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Class<AlertmanagerConfig> config() {
        return AlertmanagerConfig.class;
    }

    @Override
    public String identity() {
        return "The alert's fingerprint, its beginning (startsAt) and its state; for stillFiring also how"
                + " many periods have passed. An alert without startsAt has none: each time it is told it is a"
                + " new event.";
    }

    @Override
    public Answer receive(AlertmanagerConfig config, HookRequest request) {
        Notification notification;
        try {
            notification = Notification.read(request.body());
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "not a notification of Alertmanager: " + e.getMessage());
        }
        List<Payload> payloads = new ArrayList<>();
        Instant now = clock.instant();
        long bytes = 0;
        for (Alert alert : notification.alerts()) {
            for (Payload payload : payloads(config, notification, alert, now)) {
                payloads.add(payload);
                bytes += payload.body().size();
            }
            if (bytes > MOST_BYTES) {
                return new Answer.Refused(
                        413, "the alerts with their group come to more than 32 MiB; set max_alerts, or group finer");
            }
        }
        return new Answer.Accepted(payloads);
    }

    @Override
    public Answer.Refused tooLarge() {
        return new Answer.Refused(413, "the post is longer than maxPayloadSize; raise it, or set max_alerts");
    }

    /** What is still firing may never have been told here: it is told as firing too, which whoever knows it passes over. */
    private static List<Payload> payloads(
            AlertmanagerConfig config, Notification notification, Alert alert, Instant now) {
        List<Payload> payloads = new ArrayList<>();
        State state = alert.state(now);
        if (config.wants(state)) {
            payloads.add(payload(config, notification, alert, state, 0));
        }
        long age = state != State.FIRING || !config.wants(State.STILL_FIRING)
                ? 0
                : config.period().map(period -> alert.age(now, period)).orElse(0L);
        if (age > 0) {
            payloads.add(payload(config, notification, alert, State.STILL_FIRING, age));
        }
        return payloads;
    }

    private static Payload payload(
            AlertmanagerConfig config, Notification notification, Alert alert, State state, long repetition) {
        // Without its beginning one episode cannot be told from the next: rather twice than never.
        String identity = alert.startsAt()
                .map(start -> repetition > 0
                        ? Identity.of(alert.fingerprint(), start.toString(), state.text(), Long.toString(repetition))
                        : Identity.of(alert.fingerprint(), start.toString(), state.text()))
                .orElse("");
        Payload payload = Payload.of(notification.payload(alert, state, repetition, config.metadata()), identity);
        // An end that lies in the past is no end for sure: the alert may be told late.
        return alert.startsAt()
                .map(start -> payload.in(new Payload.Episode(
                        Identity.of(alert.fingerprint(), start.toString()), state == State.RESOLVED)))
                .orElse(payload);
    }
}
