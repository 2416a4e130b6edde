package dev.tripline.runtime.deploy;

import dev.tripline.source.host.SourceHost;
import dev.tripline.trigger.host.TriggerHost;

/** A compiler without CDI, for tests of other rooms. */
public final class CompilerByHand {
    private CompilerByHand() {}

    public static ManifestCompiler of(SourceHost sources, TriggerHost triggers) {
        return new ManifestCompiler(sources, triggers, "default");
    }
}
