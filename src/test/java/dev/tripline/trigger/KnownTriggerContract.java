package dev.tripline.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.host.Attempt;
import dev.tripline.trigger.host.Next;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.TriggersByHand;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a kind promises that is read, checked and rendered, but not carried out.
 *
 * @param <C> the kind's config record
 */
public abstract class KnownTriggerContract<C extends Record> {
    protected abstract KnownTrigger<C> kind();

    /** A firing that the kind's example can be rendered with. */
    protected abstract Firing exampleFiring();

    private TriggerHost host() {
        return TriggersByHand.of(List.of(kind()));
    }

    private String folder() {
        String name = kind().getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private TriggerPlan example(Problems problems) {
        Node.Obj trigger = Samples.example(folder());
        return host().plan(trigger, "t", exampleFiring().events().keySet(), problems)
                .orElseThrow(() -> new AssertionError(
                        problems.all().stream().map(Problem::message).toList()));
    }

    /** What the attempt of the example would do, as people see it. */
    protected final Map<String, Object> exampleSummary() throws RenderFailure {
        return host().preview(example(new Problems()), exampleFiring());
    }

    /** What a section comes to with this firing. */
    protected final Map<String, Object> summary(String section, Firing firing) throws RenderFailure {
        Problems problems = new Problems();
        Node.Obj trigger = Samples.yaml("{template: {name: t, " + kind().key() + ": " + section + "}}");
        TriggerPlan plan = host().plan(trigger, "t", Set.of(), problems)
                .orElseThrow(() -> new AssertionError(
                        problems.all().stream().map(Problem::message).toList()));
        return host().preview(plan, firing);
    }

    /** Why a section cannot be rendered. */
    protected final String failure(String section) {
        List<String> message = new java.util.ArrayList<>();
        assertThatThrownBy(() -> summary(section, Samples.firing("d", "{\"a\":\"v\"}")))
                .isInstanceOfSatisfying(
                        RenderFailure.class, failure -> message.add(String.valueOf(failure.getMessage())));
        return message.getFirst();
    }

    /** What is wrong with a section, in the order in which it is said. */
    protected final List<String> refusals(String section) {
        return Samples.refusals(kind().config(), section).stream()
                .map(refusal -> refusal.replaceFirst("^[^:]*: ", ""))
                .toList();
    }

    @Test
    void theFolderIsTheKeyInLowerCase() {
        assertThat(folder()).isEqualToIgnoringCase(kind().key());
    }

    @Test
    void theExampleLoadsAndSaysOnlyThatItIsNotServed() {
        Problems problems = new Problems();
        example(problems);
        assertThat(problems.all())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("TL-4003"));
    }

    @Test
    void renderingTwiceGivesTheSame() throws RenderFailure {
        assertThat(exampleSummary()).isEqualTo(exampleSummary()).isNotEmpty();
    }

    @Test
    void theActionGoesToTheDeadLettersWithWhatItWouldHaveDone() throws RenderFailure {
        Attempt attempt = host().attempt(example(new Problems()), exampleFiring(), 1, true)
                .await()
                .atMost(Duration.ofSeconds(5))
                .orElseThrow();
        assertThat(attempt.outcome()).isInstanceOf(Outcome.Rejected.class);
        assertThat(attempt.request()).isEqualTo(exampleSummary());
        assertThat(attempt.next())
                .isInstanceOfSatisfying(
                        Next.Bury.class,
                        bury -> assertThat(bury.reason())
                                .contains("the trigger kind " + kind().key() + " is known, but not served"));
    }
}
