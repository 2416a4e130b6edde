package dev.tripline.catalog.acceptance;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import java.util.List;

/** What reading one file or one object gave. Immutable. */
public interface Reading {
    List<Manifest> manifests();

    /** What reading said; errors mean that it cannot be used. */
    List<Problem> problems();

    default boolean isReadable() {
        return problems().stream().noneMatch(Problem::isError);
    }

    default boolean holds(String key) {
        return manifests().stream().anyMatch(manifest -> manifest.key().equals(key));
    }
}
