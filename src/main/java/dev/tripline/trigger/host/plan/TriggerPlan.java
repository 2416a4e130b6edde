package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.host.gate.Pace;
import dev.tripline.trigger.host.gate.Restraint;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.policy.LabelPolicy;
import dev.tripline.trigger.policy.StatusPolicy;
import dev.tripline.trigger.retry.RetrySchedule;
import java.util.List;
import java.util.Optional;

/**
 * A trigger of a sensor, compiled when its manifest is applied and used by every firing. Immutable.
 *
 * @param conditions the text of {@code template.conditions}, unread; empty when missing
 * @param kind its key in the template, for example {@code http}
 * @param config the kind's own record, bound
 * @param template the template as written, for parameters that edit it
 * @param parameters template-level parameters
 * @param labels the labels that an object shall get
 * @param account the sensor's service account; empty for the namespace's default one
 * @param schedule when to try again
 * @param pace how fast its attempts may follow each other; empty: as fast as they come
 * @param restraint what calls its actions off
 * @param dlq acts on the same events when this one gave up
 */
public record TriggerPlan(
        String name,
        String conditions,
        String kind,
        TriggerKind<?, ?> connector,
        Record config,
        Node.Obj template,
        List<Parameter> parameters,
        Optional<StatusPolicy> status,
        Optional<LabelPolicy> labels,
        String account,
        RetrySchedule schedule,
        Optional<Pace> pace,
        Restraint restraint,
        Optional<TriggerPlan> dlq) {
    /** What stands behind a trigger's name in the name of the one that takes over its dead letters. */
    public static final String DLQ = "/dlqTrigger";

    /** The same with the rights of a service account, what takes over its dead letters included. */
    public TriggerPlan as(String serviceAccount) {
        return new TriggerPlan(
                name,
                conditions,
                kind,
                connector,
                config,
                template,
                parameters,
                status,
                labels,
                serviceAccount,
                schedule,
                pace,
                restraint,
                dlq.map(next -> next.as(serviceAccount)));
    }

    /** How many attempts there are at most. */
    public int attempts() {
        return schedule.attempts();
    }
}
