package dev.tripline.console.cli.check;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.trigger.host.TriggersByHand;

/** The check that the commands make, with every kind of event source and trigger, and without an application. */
final class EveryKind {
    private static final class Shared {
        private static final ManifestCompiler COMPILER =
                CompilerByHand.of(new FrontDoor(SourceBeans::all).host, TriggersByHand.all());
    }

    private EveryKind() {}

    static ManifestCheck check() {
        return Shared.COMPILER::check;
    }
}
