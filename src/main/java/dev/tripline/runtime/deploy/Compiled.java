package dev.tripline.runtime.deploy;

import dev.tripline.manifest.Manifest;
import dev.tripline.source.host.plan.SourceBinding;
import java.util.List;

/** What a set of manifests comes to, ready to be put in force. */
public record Compiled(List<SourceBinding> sources, Deployment deployment, List<Manifest> secrets, int eventSources) {}
