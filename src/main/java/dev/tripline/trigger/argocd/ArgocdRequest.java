package dev.tripline.trigger.argocd;

import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.trigger.Rendered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shall be done with which Applications.
 *
 * @param labels a label selector; empty for all
 * @param mark the action's id
 * @param by who wants it, for people who look at the Application
 */
record ArgocdRequest(
        String operation,
        ServiceAccount account,
        String namespace,
        String name,
        String labels,
        Optional<Push> push,
        boolean prune,
        boolean dryRun,
        List<String> syncOptions,
        String mark,
        String by,
        Map<String, Object> summary)
        implements Rendered {
    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(2);
    }
}
