package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.trigger.TriggerKind;

/** A trigger's template whose kind runs, and that kind's section. */
record BoundTemplate(String name, String conditions, TriggerKind<?, ?> kind, Record config, Node.Obj node) {}
