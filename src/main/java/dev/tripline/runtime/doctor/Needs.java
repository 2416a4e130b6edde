package dev.tripline.runtime.doctor;

import dev.tripline.client.kubernetes.Right;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What triggers need at the API server. Pure. */
final class Needs {
    private Needs() {}

    /** Of a trigger and of what takes over its dead letters: each right once, with the trigger that needs it. */
    static Map<Right, String> of(TriggerPlan plan) {
        Map<Right, String> rights = new LinkedHashMap<>();
        collect(plan, rights);
        return rights;
    }

    private static void collect(TriggerPlan plan, Map<Right, String> rights) {
        needs(plan.connector(), plan).forEach(right -> rights.putIfAbsent(right, plan.name()));
        plan.dlq().ifPresent(next -> collect(next, rights));
    }

    private static <C extends Record, R extends Record & Rendered> List<Right> needs(
            TriggerKind<C, R> kind, TriggerPlan plan) {
        return kind.needs(kind.config().cast(plan.config()));
    }
}
