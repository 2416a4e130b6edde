package dev.tripline.runtime.doctor;

import dev.tripline.catalog.kubernetes.Changes;
import dev.tripline.client.kubernetes.AccessReviews;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.Right;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps asking the API server whether the service accounts of the sensors in force may do what their triggers do, so that
 * somebody hears of a missing right before an event needs it. Each question is asked once for all triggers that raise it, again
 * after a minute, or after ten seconds when the answer was no; at most twenty a second. On a virtual thread of its own.
 */
@ApplicationScoped
public class Checkups {
    private static final Logger LOG = Logger.getLogger(Checkups.class);
    private static final Duration DEFAULT_PACE = Duration.ofMillis(50);
    private static final Duration CONTENT = Duration.ofSeconds(60);
    private static final Duration WORRIED = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private record Question(ServiceAccount account, Right right) {}

    private record Need(String sensor, String trigger, Question question) {}

    private record Answered(AccessReviews.Verdict verdict, long nanos) {
        boolean isFresh(long now) {
            Duration kept = verdict.known() && verdict.allowed() ? CONTENT : WORRIED;
            return now - nanos < kept.toNanos();
        }
    }

    private final CurrentDeployment deployment;
    private final Cluster cluster;
    private final String namespace;
    private final Duration pace;
    private final Changes changes = new Changes();

    private Deployment needsOf = Deployment.EMPTY;
    private List<Need> needs = List.of();
    private Map<Question, Answered> known = Map.of();
    private volatile Map<String, List<String>> troubles = Map.of();
    private volatile Optional<Thread> thread = Optional.empty();

    @Inject
    Checkups(
            CurrentDeployment deployment,
            Cluster cluster,
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this(deployment, cluster, namespace, DEFAULT_PACE);
    }

    Checkups(CurrentDeployment deployment, Cluster cluster, String namespace, Duration pace) {
        this.deployment = deployment;
        this.cluster = cluster;
        this.namespace = namespace;
        this.pace = pace;
    }

    /**
     * Begins.
     *
     * @param wanted whether anybody needs the answers at the moment
     * @param news told after answers have changed
     */
    public void open(BooleanSupplier wanted, Runnable news) {
        thread = Optional.of(Thread.ofVirtual().name("checkups").start(() -> run(wanted, news)));
    }

    /** Other manifests are in force. Returns at once. */
    public void changed() {
        changes.happened();
    }

    /** What a sensor's account may not do, a sentence each; by sensor. Empty where all is well, or nobody knows. */
    public Map<String, List<String>> troubles() {
        return troubles;
    }

    private void run(BooleanSupplier wanted, Runnable news) {
        try {
            while (true) {
                boolean unused = changes.within(LOOK);
                if (wanted.getAsBoolean() && look()) {
                    news.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the rights of service accounts are no longer looked at", e);
        }
    }

    /**
     * Asks what is not known, or no longer.
     *
     * @return whether there are other troubles than before
     */
    boolean look() throws InterruptedException {
        if (cluster.server().isEmpty()) {
            return false;
        }
        AccessReviews reviews = new AccessReviews(cluster.server().get());
        Map<Question, Answered> asked = new LinkedHashMap<>();
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (Need need : needs()) {
            Answered answered = answer(need.question(), asked, reviews);
            if (answered.verdict().known() && !answered.verdict().allowed()) {
                found.computeIfAbsent(need.sensor(), name -> new LinkedHashSet<>())
                        .add(sentence(need.trigger(), need.question(), answered.verdict()));
            }
        }
        known = asked;
        Map<String, List<String>> now = new LinkedHashMap<>();
        found.forEach((sensor, sentences) -> now.put(sensor, new ArrayList<>(sentences)));
        boolean news = !now.equals(troubles);
        troubles = now;
        return news;
    }

    /** Of all sensors in force; found out once for each set of manifests. */
    private List<Need> needs() {
        Deployment now = deployment.get();
        if (now != needsOf) {
            List<Need> all = new ArrayList<>();
            now.plans()
                    .forEach((sensor, plans) -> plans.values()
                            .forEach(plan -> Needs.of(plan).forEach((right, trigger) -> {
                                if (right.isEssential()) {
                                    Question question =
                                            new Question(new ServiceAccount(namespace, plan.account()), right);
                                    all.add(new Need(sensor, trigger, question));
                                }
                            })));
            needs = all;
            needsOf = now;
        }
        return needs;
    }

    /** An answer that nobody could give now is the one that was given before. */
    private Answered answer(Question question, Map<Question, Answered> asked, AccessReviews reviews)
            throws InterruptedException {
        Answered already = asked.getOrDefault(question, known.get(question));
        long now = System.nanoTime();
        if (already != null && (asked.containsKey(question) || already.isFresh(now))) {
            asked.put(question, already);
            return already;
        }
        AccessReviews.Verdict verdict = reviews.ask(question.account(), question.right());
        Answered answered =
                new Answered(!verdict.known() && already != null ? already.verdict() : verdict, System.nanoTime());
        asked.put(question, answered);
        TimeUnit.NANOSECONDS.sleep(pace.toNanos());
        return answered;
    }

    private static String sentence(String trigger, Question question, AccessReviews.Verdict verdict) {
        return "actions of trigger " + trigger + " are rejected: " + question.account() + " may not " + question.right()
                + (verdict.reason().isEmpty() ? "" : " (" + verdict.reason() + ")");
    }

    /** Ends at once. */
    public void close() {
        thread.ifPresent(Thread::interrupt);
    }
}
