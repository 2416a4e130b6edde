package dev.tripline.runtime.decide;

import dev.tripline.event.decision.Decision;
import dev.tripline.sensor.Sensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts into plain records what a sensor said. */
final class Verdicts {
    private Verdicts() {}

    static Decision.OfSensor of(Sensor sensor, Sensor.Evaluation evaluation, List<Decision.OfTrigger> ran) {
        List<Decision.OfDependency> dependencies =
                new ArrayList<>(evaluation.verdicts().size());
        for (Sensor.Verdict verdict : evaluation.verdicts()) {
            dependencies.add(new Decision.OfDependency(
                    verdict.dependency(),
                    verdict.outcome().passed(),
                    verdict.outcome().error(),
                    verdict.outcome().checks()));
        }
        List<Decision.OfTrigger> triggers = new ArrayList<>(ran);
        for (Sensor.Trigger idle : evaluation.idle()) {
            triggers.add(trigger(idle, Decision.Result.NOT_RUN, List.of(), List.of(), false));
        }
        return new Decision.OfSensor(sensor.name(), sensor.generation(), dependencies, triggers);
    }

    static Decision.OfTrigger fired(
            Sensor.Trigger trigger, Collection<String> have, List<String> actionIds, boolean atOnce) {
        return trigger(trigger, Decision.Result.FIRED, have, actionIds, atOnce);
    }

    static Decision.OfTrigger waiting(Sensor.Trigger trigger, Collection<String> have) {
        return trigger(trigger, Decision.Result.WAITING, have, List.of(), false);
    }

    private static Decision.OfTrigger trigger(
            Sensor.Trigger trigger,
            Decision.Result result,
            Collection<String> have,
            List<String> actionIds,
            boolean atOnce) {
        List<String> missing = trigger.condition().dependencies().stream()
                .filter(dependency -> !have.contains(dependency))
                .toList();
        return new Decision.OfTrigger(
                trigger.name(), trigger.condition().text(), result, List.copyOf(have), missing, actionIds, atOnce);
    }
}
