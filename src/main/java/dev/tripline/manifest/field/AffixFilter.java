package dev.tripline.manifest.field;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which objects of a bucket count: those whose key begins and ends so. */
@RegisterForReflection
@Means("Which objects of a bucket count.")
public record AffixFilter(
        @Means("how the object's key must begin") String prefix,
        @Means("how the object's key must end") String suffix) {}
