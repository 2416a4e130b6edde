package dev.tripline.vectors;

/** Holds one case against production code: returns when it holds, throws when it does not. */
@FunctionalInterface
public interface VectorCheck {
    void check(Vector vector) throws Exception;
}
