package dev.tripline.vectors;

import java.util.Map;

/**
 * The checks of one part of the house. An implementation lives beside the tests of that part, so that it can call what is
 * package-private, and is listed in {@link VectorTest}.
 */
public interface VectorChecks {
    /** By kind of case. */
    Map<String, VectorCheck> byKind();
}
