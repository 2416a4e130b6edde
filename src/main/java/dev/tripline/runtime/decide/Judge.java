package dev.tripline.runtime.decide;

import dev.tripline.bus.Delivery;
import dev.tripline.event.Event;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.runtime.act.AtOnce;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.sensor.Sensor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Asks the sensors in force what they make of an event. Nothing is stored yet. Thread-safe. */
@Singleton
class Judge {
    private final CurrentDeployment deployment;
    private final AtOnce atOnce;
    private final Clock clock;
    private final World world;

    Judge(CurrentDeployment deployment, AtOnce atOnce, Clock clock) {
        this.deployment = deployment;
        this.atOnce = atOnce;
        this.clock = clock;
        this.world = new World(clock, RandomGenerator.getDefault());
    }

    Draft draft(Event event, Delivery delivery) {
        Draft draft = new Draft(event, delivery, atOnce::ask);
        List<Sensor> listening = listening(event, delivery.sequence());
        if (!listening.isEmpty()) {
            Json json = Json.of(event.body().bytes());
            try {
                for (Sensor sensor : listening) {
                    draft.add(sensor, sensor.evaluate(event, json, world), clock.instant());
                }
            } catch (RuntimeException | StackOverflowError e) {
                draft.tickets().forEach(AtOnce.Ticket::giveBack);
                throw e;
            }
        }
        return draft;
    }

    private List<Sensor> listening(Event event, long sequence) {
        List<Sensor> all = deployment.get().listening(event.origin(), sequence);
        return event.onlySensor()
                .map(only -> all.stream().filter(one -> one.name().equals(only)).toList())
                .orElse(all);
    }
}
