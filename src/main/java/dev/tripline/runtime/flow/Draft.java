package dev.tripline.runtime.flow;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.decision.Decision;
import dev.tripline.sensor.Sensor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the listening sensors make of one event, before anything is stored: what fires at once, and what has to ask a join. Its
 * decision can be told when all joins have answered. Not thread-safe, but for the answers of different joins.
 */
final class Draft {
    /** A trigger that has to ask what is remembered; the answer belongs to a place among the sensor's triggers. */
    record Joined(Sensor sensor, Sensor.Match match, List<Decision.OfTrigger> answers, int place) {
        void answer(Decision.OfTrigger verdict) {
            answers.set(place, verdict);
        }
    }

    private record Part(Sensor sensor, Sensor.Evaluation evaluation, List<Decision.OfTrigger> ran) {}

    private final Event event;
    private final Delivery delivery;
    private final List<Part> parts = new ArrayList<>();
    private final List<Publication> actions = new ArrayList<>();
    private final List<Joined> joins = new ArrayList<>();

    Draft(Event event, Delivery delivery) {
        this.event = event;
        this.delivery = delivery;
    }

    Event event() {
        return event;
    }

    Delivery delivery() {
        return delivery;
    }

    /** What must be stored before the decision: the actions of triggers that need no memory. */
    List<Publication> actions() {
        return actions;
    }

    List<Joined> joins() {
        return joins;
    }

    void add(Sensor sensor, Sensor.Evaluation evaluation, Instant now) {
        List<Decision.OfTrigger> ran = new ArrayList<>(evaluation.matches().size());
        for (Sensor.Match match : evaluation.matches()) {
            if (match.trigger().condition().isDirect()) {
                ran.add(direct(sensor, match, now));
            } else {
                joins.add(new Joined(sensor, match, ran, ran.size()));
                ran.add(Verdicts.waiting(match.trigger(), List.of()));
            }
        }
        parts.add(new Part(sensor, evaluation, ran));
    }

    /** Every dependency that passed fires by itself. */
    private Decision.OfTrigger direct(Sensor sensor, Sensor.Match match, Instant now) {
        List<String> ids = new ArrayList<>(match.events().size());
        match.events().forEach((dependency, seen) -> {
            Firing firing = sensor.fire(match.trigger(), Map.of(dependency, seen), now);
            ids.add(firing.actionId());
            actions.add(action(firing, delivery.suspect()));
        });
        return Verdicts.fired(match.trigger(), match.events().keySet(), ids);
    }

    /**
     * @param suspect it may have been stored before
     */
    static Publication action(Firing firing, boolean suspect) {
        String subject = Subjects.action(firing.sensor(), firing.trigger());
        byte[] body = FiringJson.encode(firing);
        return suspect
                ? Publication.suspect(subject, firing.actionId(), body)
                : Publication.of(subject, firing.actionId(), body);
    }

    Decision decision(Instant at) {
        List<Decision.OfSensor> sensors = new ArrayList<>(parts.size());
        for (Part part : parts) {
            sensors.add(Verdicts.of(part.sensor(), part.evaluation(), part.ran()));
        }
        return new Decision(event, delivery.sequence(), at, sensors);
    }
}
