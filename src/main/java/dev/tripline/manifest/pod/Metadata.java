package dev.tripline.manifest.pod;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** Annotations and labels for what a controller makes. */
@RegisterForReflection
public record Metadata(Map<String, String> annotations, Map<String, String> labels) {}
