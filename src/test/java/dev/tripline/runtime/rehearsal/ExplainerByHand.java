package dev.tripline.runtime.rehearsal;

import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.trigger.host.TriggerHost;

/** An explainer without CDI, for tests of other rooms. */
public final class ExplainerByHand {
    private ExplainerByHand() {}

    public static Explainer of(ManifestCompiler compiler, TriggerHost triggers) {
        return new Explainer(compiler, new CurrentDeployment(), triggers);
    }
}
