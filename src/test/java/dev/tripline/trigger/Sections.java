package dev.tripline.trigger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Firing;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.TriggersByHand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the sections of a kind come to, as people see it. */
public final class Sections {
    private final TriggerKind<?, ?> kind;
    private final TriggerHost host;

    public Sections(TriggerKind<?, ?> kind) {
        this.kind = kind;
        this.host = TriggersByHand.of(List.of(kind));
    }

    public Map<String, Object> example(Firing firing) throws RenderFailure {
        String name = kind.getClass().getPackageName();
        return shown(Samples.example(name.substring(name.lastIndexOf('.') + 1)), firing);
    }

    public Map<String, Object> summary(String section, Firing firing) throws RenderFailure {
        return shown(trigger(section), firing);
    }

    private Node.Obj trigger(String section) {
        return Samples.yaml("{template: {name: t, " + kind.key() + ": " + section + "}}");
    }

    private Map<String, Object> shown(Node.Obj trigger, Firing firing) throws RenderFailure {
        Problems problems = new Problems();
        return host.preview(
                host.plan(trigger, "t", Set.of(), problems)
                        .orElseThrow(() -> new AssertionError(
                                problems.all().stream().map(Problem::message).toList())),
                firing);
    }

    /** Why a section cannot be rendered. */
    public String failure(String section) {
        List<String> message = new ArrayList<>();
        assertThatThrownBy(() -> summary(section, Samples.firing("d", "{\"a\":\"v\"}")))
                .isInstanceOfSatisfying(
                        RenderFailure.class, failure -> message.add(String.valueOf(failure.getMessage())));
        return message.getFirst();
    }

    /** What is said about a section that is valid. */
    public List<String> warnings(String section) {
        Problems problems = new Problems();
        host.plan(trigger(section), "t", Set.of(), problems);
        return problems.all().stream().map(Problem::message).toList();
    }

    /** What is wrong with a section, in the order in which it is said. */
    public List<String> refusals(String section) {
        return Samples.refusals(kind.config(), section).stream()
                .map(refusal -> refusal.replaceFirst("^[^:]*: ", ""))
                .toList();
    }
}
