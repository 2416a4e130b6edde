package dev.tripline.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every kind of trigger promises. A kind's test inherits it; what a kind cannot do it answers with a reason.
 *
 * @param <C> the kind's config record
 * @param <R> the kind's request record
 */
public abstract class TriggerContract<C extends Record, R extends Record & Rendered> {
    protected abstract TriggerKind<C, R> kind();

    /** A firing that the kind's example can be rendered with. */
    protected abstract Firing exampleFiring();

    /** The values of all secrets that the example names. */
    protected abstract List<String> secretValues();

    /** A config whose target works. */
    protected abstract C working();

    /** A config whose target takes the request and never answers; empty when the kind has no target that could. */
    protected abstract Optional<C> hanging();

    /** A config whose target cannot be reached; empty when the kind has no such target. */
    protected abstract Optional<C> unreachable();

    private C example() {
        Node section = ((Node.Obj) Samples.example(folder()).get("template").orElseThrow())
                .get(kind().key())
                .orElseThrow();
        Problems problems = new Problems();
        Optional<C> bound = Binder.bind(kind().config(), section, "", problems);
        assertThat(problems.all()).extracting(Problem::message).isEmpty();
        return bound.orElseThrow();
    }

    private String folder() {
        String name = kind().getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private FiringView view() {
        return Samples.view(exampleFiring());
    }

    @Test
    void theFolderIsTheKeyInLowerCase() {
        assertThat(folder()).isEqualToIgnoringCase(kind().key());
    }

    @Test
    void renderingTwiceGivesTheSame() throws RenderFailure {
        C config = example();
        assertThat(kind().render(config, view()).summary())
                .isEqualTo(kind().render(config, view()).summary())
                .isNotEmpty();
    }

    @Test
    void theSummaryHoldsNoSecret() throws RenderFailure {
        String summary = kind().render(example(), view()).summary().toString();
        assertThat(secretValues()).noneMatch(summary::contains);
    }

    @Test
    void theRequestPrintsNoSecret() throws RenderFailure {
        String printed = kind().render(example(), view()).toString();
        assertThat(secretValues()).noneMatch(printed::contains);
    }

    @Test
    void aWorkingTargetIsDone() throws RenderFailure {
        assertThat(act(working())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aHangingTargetEndsInTime() throws RenderFailure {
        Optional<C> config = hanging();
        Assumptions.assumeTrue(config.isPresent(), "the kind has no target that could hang");
        long begin = System.nanoTime();
        Outcome outcome = act(config.get());
        Duration limit = kind().render(config.get(), view()).timeLimit();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit.plusSeconds(2));
        assertThat(outcome).isInstanceOfAny(Outcome.Unknown.class, Outcome.Retry.class);
    }

    @Test
    void anUnreachableTargetIsForAnotherTry() throws RenderFailure {
        Optional<C> config = unreachable();
        Assumptions.assumeTrue(config.isPresent(), "the kind has no target to reach");
        assertThat(act(config.get())).isInstanceOf(Outcome.Retry.class);
    }

    private Outcome act(C config) throws RenderFailure {
        return kind().act(kind().render(config, view())).await().atMost(Duration.ofSeconds(30));
    }
}
