package dev.tripline.runtime.act;

import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.TriggerKind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A kind of trigger whose target is the test: remembers the ids of the actions, in order. Its key is {@code http}. */
public final class TestTarget implements TriggerKind<TestTarget.Config, TestTarget.Request> {
    public record Config(String text) {}

    public record Request(String actionId) implements Rendered {
        @Override
        public Map<String, Object> summary() {
            return Map.of("action", actionId);
        }

        @Override
        public Duration timeLimit() {
            return Duration.ofSeconds(30);
        }
    }

    public final List<String> effects = new CopyOnWriteArrayList<>();
    public final List<String> attempts = new CopyOnWriteArrayList<>();

    public volatile Supplier<Uni<Outcome>> answer = () -> Uni.createFrom().item(new Outcome.Done("ok"));

    public void fails() {
        answer = () -> Uni.createFrom().item(new Outcome.Retry("HTTP 500"));
    }

    public void works() {
        answer = () -> Uni.createFrom().item(new Outcome.Done("ok"));
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
    public Request render(Config config, FiringView view) {
        return new Request(view.firing().actionId());
    }

    @Override
    public Uni<Outcome> act(Request request) {
        attempts.add(request.actionId());
        return answer.get().invoke(outcome -> {
            if (outcome instanceof Outcome.Done) {
                effects.add(request.actionId());
            }
        });
    }
}
