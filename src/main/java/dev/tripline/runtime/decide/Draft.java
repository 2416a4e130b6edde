package dev.tripline.runtime.decide;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.decision.Decision;
import dev.tripline.ledger.Decided;
import dev.tripline.ledger.Episodes;
import dev.tripline.runtime.act.AtOnce;
import dev.tripline.runtime.flow.Exit;
import dev.tripline.sensor.Sensor;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
    private final Function<Firing, Optional<AtOnce.Ticket>> office;
    private final List<Part> parts = new ArrayList<>();
    private final List<Publication> actions = new ArrayList<>();
    private final List<AtOnce.Ticket> tickets = new ArrayList<>();
    private final List<Joined> joins = new ArrayList<>();

    /**
     * @param office gives tickets for actions that may be attempted at once
     */
    Draft(Event event, Delivery delivery, Function<Firing, Optional<AtOnce.Ticket>> office) {
        this.event = event;
        this.delivery = delivery;
        this.office = office;
    }

    Event event() {
        return event;
    }

    Delivery delivery() {
        return delivery;
    }

    /** What must be stored before the decision: the actions of triggers that need no memory, and that an episode is over. */
    List<Publication> first() {
        return Episodes.end(event)
                .map(end -> Stream.concat(Stream.of(end), actions.stream()).toList())
                .orElse(actions);
    }

    /** Of the actions that are attempted right after the decision is stored. */
    List<AtOnce.Ticket> tickets() {
        return tickets;
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
        List<Firing> firings = new ArrayList<>(match.events().size());
        match.events()
                .forEach(
                        (dependency, seen) -> firings.add(sensor.fire(match.trigger(), Map.of(dependency, seen), now)));
        boolean atOnce = atOnce(firings);
        if (!atOnce) {
            firings.forEach(firing -> actions.add(action(firing, delivery.suspect())));
        }
        return Verdicts.fired(
                match.trigger(),
                match.events().keySet(),
                firings.stream().map(Firing::actionId).toList(),
                atOnce);
    }

    /** All of a trigger, or none. What may have been decided before goes the long way, where repetitions are recognised. */
    private boolean atOnce(List<Firing> firings) {
        if (delivery.suspect()) {
            return false;
        }
        List<AtOnce.Ticket> taken = new ArrayList<>(firings.size());
        for (Firing firing : firings) {
            Optional<AtOnce.Ticket> ticket = office.apply(firing);
            if (ticket.isEmpty()) {
                taken.forEach(AtOnce.Ticket::giveBack);
                return false;
            }
            taken.add(ticket.get());
        }
        tickets.addAll(taken);
        return true;
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

    /** Stores actions; completes when all are stored. */
    static Uni<Void> send(List<Firing> firings, boolean suspect, Exit out) {
        return Uni.createFrom()
                .completionStage(() -> out.store(
                        firings.stream().map(firing -> action(firing, suspect)).toList()));
    }

    /**
     * An action that this event led to when it was decided, for the actions stream. As it is drafted now where it still is;
     * otherwise what was decided stays decided, with the event as it came.
     */
    static Publication again(Decided.AtOnce action, Draft now, Instant at) {
        return now.actions.stream()
                .filter(one -> one.messageId().equals(action.actionId()))
                .findFirst()
                .orElseGet(() -> action(
                        new Firing(
                                action.actionId(),
                                action.sensor(),
                                action.generation(),
                                action.trigger(),
                                Map.of(action.dependency(), now.event),
                                at),
                        true));
    }

    Decision decision(Instant at) {
        List<Decision.OfSensor> sensors = new ArrayList<>(parts.size());
        for (Part part : parts) {
            sensors.add(Verdicts.of(part.sensor(), part.evaluation(), part.ran()));
        }
        return new Decision(event, delivery.sequence(), at, sensors);
    }
}
