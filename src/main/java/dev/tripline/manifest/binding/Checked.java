package dev.tripline.manifest.binding;

/**
 * A part of config records that can be built wrong, because the record around it decides whether and when its complaints
 * count: what Argo Events says first comes first, and some of its kinds look away. See {@link Complaints#in}.
 */
public interface Checked {
    /** Adds what is wrong, as Argo Events words it. */
    void check(Complaints complaints);
}
