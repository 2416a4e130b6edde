package dev.tripline.runtime.connectors;

import dev.tripline.source.SourceBeans;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.trigger.host.TriggersByHand;
import dev.tripline.trigger.host.plan.TriggerKinds;
import java.util.Optional;

/** The connectors of the tree without CDI, for tests of other rooms. */
public final class ConnectorsByHand {
    private ConnectorsByHand() {}

    public static Connectors all() {
        return new Connectors(
                new SourceKinds(SourceBeans.all(selector -> Optional.empty())),
                new TriggerKinds(TriggersByHand.kinds().stream()));
    }
}
