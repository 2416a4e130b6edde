package dev.tripline.trigger.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiResource;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.policy.LabelPolicy;
import dev.tripline.trigger.policy.LabelPolicy.Verdict;
import dev.tripline.trigger.retry.RetryStrategy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Waits for the labels that {@code policy.k8s} wants on an object, half an hour at most. */
public final class LabelWait {
    static final Duration LONGEST = Duration.ofMinutes(30);

    private final Optional<LabelPolicy> policy;
    private final RandomGenerator random;

    public LabelWait(Optional<LabelPolicy> policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** How long it can take. */
    public static Duration longest(Optional<LabelPolicy> policy) {
        Duration window = policy.map(wanted ->
                        wanted.backoff().orElse(RetryStrategy.NONE).schedule().window())
                .orElse(Duration.ZERO);
        return window.compareTo(LONGEST) > 0 ? LONGEST : window;
    }

    /**
     * Until the object has the labels, or the time is over.
     *
     * @param done what has been done so far
     */
    public Outcome await(ApiObjects objects, ApiResource resource, String namespace, String name, String done)
            throws Stopped, InterruptedException {
        if (policy.isEmpty()) {
            return new Outcome.Done(done);
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int look = 1; ; look++) {
            ObjectNode object = objects.find(resource, namespace, name)
                    .orElseThrow(() -> Stopped.retry(done + ", but it is gone, and its labels were to be waited for"));
            switch (policy.get().after(look, labels(object), random)) {
                case Verdict.Met met -> {
                    return new Outcome.Done(done + ", and it has the labels");
                }
                case Verdict.LookAgain again
                when System.nanoTime() < end -> {
                    Duration rest = Duration.ofNanos(end - System.nanoTime());
                    Acting.pause(again.after().compareTo(rest) > 0 ? rest : again.after());
                }
                case Verdict.LookAgain late -> {
                    return over(done, policy.get().errorOnBackoffTimeout());
                }
                case Verdict.TimedOut over -> {
                    return over(done, over.failed());
                }
            }
        }
    }

    private static Outcome over(String done, boolean failed) {
        return failed
                ? new Outcome.Retry(done + ", but it did not get the labels of policy.k8s in time")
                : new Outcome.Done(done + "; it did not get the labels of policy.k8s in time");
    }

    private static Map<String, String> labels(ObjectNode object) {
        Map<String, String> labels = new HashMap<>();
        object.path("metadata")
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
