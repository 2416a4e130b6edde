/**
 * The checker: real processes under a seeded load are killed, frozen and starved, and afterwards ledgers outside of Tripline are held
 * against the streams. docs/testing-faults.md says how to run it and what each invariant means.
 */
@NullMarked
package dev.tripline.chaos;

import org.jspecify.annotations.NullMarked;
