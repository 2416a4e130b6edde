/** The figures of acting: lanes, rate limits, dead letters. Knows names, never ids. */
@NullMarked
package dev.tripline.runtime.act.figure;

import org.jspecify.annotations.NullMarked;
