package dev.tripline.manifest.pod;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The name of an object in the same namespace (Kubernetes core/v1). */
@RegisterForReflection
public record LocalObjectReference(String name) {}
