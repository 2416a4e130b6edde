package dev.tripline.trigger.host;

import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A kind whose outcomes the test gives. Its key is {@code http}. */
final class ScriptedKind implements TriggerKind<ScriptedKind.Config, ScriptedKind.Request> {
    record Config(String text, long number, List<Parameter> parameters) implements Parameterized {}

    record Request(Config config) implements Rendered {
        @Override
        public Map<String, Object> summary() {
            return Map.of("text", config.text(), "number", config.number());
        }

        @Override
        public Duration timeLimit() {
            return Duration.ofMillis(-4900);
        }
    }

    private final Supplier<Uni<Outcome>> outcomes;
    private final boolean repeatable;

    ScriptedKind(Supplier<Uni<Outcome>> outcomes, boolean repeatable) {
        this.outcomes = outcomes;
        this.repeatable = repeatable;
    }

    static ScriptedKind always(Outcome outcome) {
        return new ScriptedKind(() -> Uni.createFrom().item(outcome), true);
    }

    @Override
    public Class<Config> config() {
        return Config.class;
    }

    @Override
    public String key() {
        return "http";
    }

    @Override
    public Policy policy() {
        return Policy.STATUS;
    }

    @Override
    public Request render(Config config, FiringView view) throws RenderFailure {
        if (config.text().equals("bad")) {
            throw new RenderFailure("no such value");
        }
        if (config.text().equals("bug")) {
            throw new IllegalStateException("s3cret");
        }
        return new Request(config);
    }

    @Override
    public Uni<Outcome> act(Request request) {
        return outcomes.get();
    }

    @Override
    public boolean repeatable() {
        return repeatable;
    }
}
