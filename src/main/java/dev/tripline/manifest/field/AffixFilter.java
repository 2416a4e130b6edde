package dev.tripline.manifest.field;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which objects of a bucket count: those whose key begins and ends so. */
@RegisterForReflection
public record AffixFilter(String prefix, String suffix) {}
