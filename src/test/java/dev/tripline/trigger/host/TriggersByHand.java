package dev.tripline.trigger.host;

import dev.tripline.trigger.TriggerKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** A trigger host without CDI, for tests of other rooms. */
public final class TriggersByHand {
    private TriggersByHand() {}

    public static TriggerHost of(List<TriggerKind<?, ?>> kinds) {
        return new TriggerHost(new TriggerKinds(kinds.stream()), new SimpleMeterRegistry(), "default");
    }
}
